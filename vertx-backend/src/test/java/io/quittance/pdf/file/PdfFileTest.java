package io.quittance.pdf.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

class PdfFileTest {

    private static final int OBJECTS = 1_234;

    private final PdfFile file = new PdfFile(new Deflater(Deflater.BEST_SPEED));

    @Test
    void everyObjectIsFoundWhereverItIsPacked() throws IOException {
        int list = file.reserve();
        int[] numbers = new int[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            numbers[i] = file.reserve();
        }
        // Not in the order of their numbers: readers must not care.
        for (int i = OBJECTS - 1; i >= 0; i--) {
            file.object(numbers[i]).ascii("<</Place ").integer(i).ascii(">>");
        }
        ByteBuilder references = file.object(list).ascii("<</Items[");
        for (int number : numbers) {
            references.reference(number).ascii(" ");
        }
        references.ascii("]>>");

        COSArray items = load(list).getCOSArray(COSName.getPDFName("Items"));

        assertThat(items.size()).isEqualTo(OBJECTS);
        for (int i = 0; i < OBJECTS; i++) {
            assertThat(((COSDictionary) items.getObject(i)).getInt("Place")).isEqualTo(i);
        }
    }

    @Test
    void streamsComeBackAsTheyWere() throws IOException {
        byte[] large = new byte[100_000];
        new Random(1).nextBytes(large);
        byte[] small = {1, 2, 3};
        int largeNumber = file.reserve();
        int smallNumber = file.reserve();
        int catalog = file.reserve();
        file.stream(largeNumber, "/Kind/Large", large, large.length);
        file.stream(smallNumber, "", small, small.length);
        file.object(catalog).ascii("<</L " + largeNumber + " 0 R/S " + smallNumber + " 0 R>>");

        COSDictionary root = load(catalog);

        assertThat(((COSStream) root.getDictionaryObject("L"))
                        .createInputStream()
                        .readAllBytes())
                .isEqualTo(large);
        assertThat(((COSStream) root.getDictionaryObject("S"))
                        .createInputStream()
                        .readAllBytes())
                .isEqualTo(small);
    }

    @Test
    void writesNumbersAndTextAsPdfWantsThem() {
        String written = new ByteBuilder(1)
                .number(0)
                .ascii(" ")
                .number(-0.004)
                .ascii(" ")
                .number(-12.5)
                .ascii(" ")
                .number(595.2756)
                .ascii(" ")
                .number(7.05)
                .ascii(" ")
                .fine(-1 / 3.0)
                .ascii(" ")
                .integer(-2_000_000_000_000L)
                .ascii(" ")
                .literal("(a\\b)")
                .ascii(" ")
                .text("€😀")
                .toString();

        assertThat(written)
                .isEqualTo("0 0 -12.5 595.28 7.05 -0.333333 -2000000000000 (\\(a\\\\b\\)) <FEFF20ACD83DDE00>");
    }

    /** The object that is the catalog of the file. */
    private COSDictionary load(int catalog) throws IOException {
        int information = file.reserve();
        file.object(information).ascii("<<>>");
        int root = file.reserve();
        int pages = file.reserve();
        file.object(pages).ascii("<</Type/Pages/Count 0/Kids[]>>");
        file.object(root).ascii("<</Type/Catalog/Pages " + pages + " 0 R/Tested " + catalog + " 0 R>>");
        PDDocument document = Loader.loadPDF(file.finish(root, information));
        return (COSDictionary)
                document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.getPDFName("Tested"));
    }
}
