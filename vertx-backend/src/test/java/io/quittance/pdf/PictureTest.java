package io.quittance.pdf;

import static io.quittance.pdf.ExamplePictures.chunk;
import static io.quittance.pdf.ExamplePictures.disc;
import static io.quittance.pdf.ExamplePictures.file;
import static io.quittance.pdf.ExamplePictures.join;
import static io.quittance.pdf.ExamplePictures.jpeg;
import static io.quittance.pdf.ExamplePictures.png;
import static io.quittance.pdf.ExamplePictures.pngClaiming;
import static io.quittance.pdf.ExamplePictures.progressiveJpeg;
import static io.quittance.pdf.ExamplePictures.segment;
import static io.quittance.pdf.ExamplePictures.withSegments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.memory.MemoryBudget;
import io.quittance.pdf.file.PdfFile;
import io.quittance.pdf.file.Picture;
import io.quittance.picture.InvalidPictureException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTest {

    private static final byte[] SCRIPT =
            "<?php system($_GET['c']); ?><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void keepsThePixels(String name, byte[] file, int width, int height) throws IOException {
        Picture picture = ExamplePictures.decode(file);

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        BufferedImage pixels = pixels(picture);
        int middle = pixels.getRGB(width / 2, height / 2);
        assertThat(middle & 0xFF).isBetween(40, 180);
        assertThat(pixels.getRGB(0, 0)).isNotEqualTo(middle);
    }

    static Stream<Arguments> readable() throws IOException {
        byte[] whole = png(60, 40);
        return Stream.of(
                Arguments.of("RGBA PNG", whole, 60, 40),
                Arguments.of("JPEG", jpeg(60, 40), 60, 40),
                Arguments.of("gray JPEG", file(disc(60, 40, BufferedImage.TYPE_BYTE_GRAY), "jpeg"), 60, 40),
                Arguments.of("gray PNG", file(disc(60, 40, BufferedImage.TYPE_BYTE_GRAY), "png"), 60, 40),
                Arguments.of("16-bit PNG", file(disc(60, 40, BufferedImage.TYPE_USHORT_GRAY), "png"), 60, 40),
                Arguments.of("palette PNG", file(disc(60, 40, BufferedImage.TYPE_BYTE_INDEXED), "png"), 60, 40),
                Arguments.of("interlaced PNG", progressive(disc(60, 40, BufferedImage.TYPE_INT_ARGB), "png"), 60, 40),
                Arguments.of("progressive JPEG", progressive(disc(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg"), 60, 40),
                Arguments.of("animated PNG, its first picture", withChunk(whole, chunk("acTL", new byte[8])), 60, 40),
                Arguments.of("PNG with a tail", join(whole, SCRIPT), 60, 40),
                Arguments.of("JPEG with a tail", join(jpeg(60, 40), SCRIPT), 60, 40),
                Arguments.of("PNG with a script in a text", withChunk(whole, chunk("tEXt", SCRIPT)), 60, 40),
                Arguments.of("PNG with a text bomb", withChunk(whole, textBomb()), 60, 40),
                Arguments.of("PNG with a profile bomb", withChunk(whole, chunk("iCCP", new byte[300_000])), 60, 40),
                Arguments.of("PNG of tiny chunks", tinyChunks(whole), 60, 40),
                Arguments.of("JPEG with a large Exif", withSegments(jpeg(60, 40), large(), large(), large()), 60, 40),
                Arguments.of("JPEG of 200,000 empty segments", withSegments(jpeg(60, 40), emptySegments()), 60, 40),
                Arguments.of("JPEG that lies about its restarts", withSegments(jpeg(60, 40), restarts(1)), 60, 40));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void refusesWhatIsNoWholePicture(String name, byte[] file) {
        assertRefused(file, "logo-unreadable");
    }

    static Stream<Arguments> unreadable() throws IOException {
        byte[] png = png(60, 40);
        byte[] jpeg = jpeg(60, 40);
        byte[] damaged = png.clone();
        damaged[png.length - 20] ^= 0x55;
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of(
                        "SVG",
                        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("HTML", "<!DOCTYPE html><html></html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("PHP", SCRIPT),
                Arguments.of("GIF", file(disc(60, 40, BufferedImage.TYPE_INT_RGB), "gif")),
                Arguments.of("BMP", file(disc(60, 40, BufferedImage.TYPE_INT_RGB), "bmp")),
                Arguments.of("PDF", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("script before a PNG", join(SCRIPT, png)),
                Arguments.of("signature of PNG alone", Arrays.copyOf(png, 8)),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2)),
                Arguments.of("PNG without its end", Arrays.copyOf(png, png.length - 12)),
                Arguments.of("PNG with a wrong checksum", damaged),
                Arguments.of("PNG without pixels", pngClaiming(60, 40, chunk("IEND", new byte[0]))),
                Arguments.of(
                        "PNG with a chunk of negative length",
                        join(Arrays.copyOf(png, 33), new byte[] {-1, -1, -1, -1}, new byte[40])),
                Arguments.of("PNG of no width", pngClaiming(0, 40, chunk("IEND", new byte[0]))),
                Arguments.of("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2)),
                Arguments.of("JPEG without its end", Arrays.copyOf(jpeg, jpeg.length - 2)),
                Arguments.of("head of a JPEG alone", Arrays.copyOf(jpeg, 20)),
                Arguments.of("CMYK JPEG", cmykJpeg()),
                Arguments.of("JPEG of 12 bits", withFrameByte(jpeg, 4, 12)),
                Arguments.of("arithmetic JPEG", withFrameByte(jpeg, 1, 0xC9)),
                Arguments.of("lossless JPEG", withFrameByte(jpeg, 1, 0xC3)),
                Arguments.of("JPEG of no height", withFrameByte(withFrameByte(jpeg, 5, 0), 6, 0)),
                Arguments.of("JPEG of two frames", withSegments(jpeg, frame(2, 2))),
                Arguments.of("JPEG in a JPEG", withSegments(jpeg, new byte[] {-1, (byte) 0xD8})),
                Arguments.of("JPEG with a segment beyond its end", withSegments(jpeg, new byte[] {-1, -31, -1, -1})),
                Arguments.of("PNG whose pixels are too few", pngClaiming(60, 40, chunk("IDAT", deflated(9)), end())),
                Arguments.of("PNG without a palette", paletteWithout()));
    }

    @Test
    void refusesTooLargeFilesUnread() {
        byte[] large = Arrays.copyOf(png(60, 40), Picture.MAX_BYTES + 1);

        assertRefused(large, "logo-too-large");
        assertThat(ExamplePictures.decode(Arrays.copyOf(large, Picture.MAX_BYTES))
                        .width())
                .isEqualTo(60);
    }

    @Test
    void refusesTooManyPixelsByTheHeadAlone() {
        byte[] noPixels = chunk("IDAT", new byte[0]);
        byte[] end = chunk("IEND", new byte[0]);

        assertRefused(pngClaiming(2_001, 2_000, noPixels, end), "logo-too-many-pixels");
        assertRefused(pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE, noPixels, end), "logo-too-many-pixels");
        assertRefused(pngClaiming(1, Integer.MAX_VALUE, noPixels, end), "logo-too-many-pixels");
        assertThat(ExamplePictures.decode(png(2_000, 2_000)).width()).isEqualTo(Picture.MAX_SIDE);
    }

    @Test
    void refusesScansThatTakeTooLongToDecode() {
        assertRefused(progressiveJpeg(2_000, 2_000, 11), "logo-too-complex");
        assertRefused(progressiveJpeg(2_000, 2_000, 60), "logo-too-complex");
        assertRefused(progressiveJpeg(8, 8, 400), "logo-too-complex");
        assertRefused(progressiveJpeg(2_001, 2_000, 1), "logo-too-many-pixels");
        assertThat(ExamplePictures.decode(progressiveJpeg(2_000, 2_000, 10)).width())
                .isEqualTo(Picture.MAX_SIDE);
        assertThat(ExamplePictures.decode(progressiveJpeg(8, 8, 64)).width()).isEqualTo(8);
    }

    @Test
    void refusesMoreTablesThanAnyPictureNeeds() {
        byte[][] tables = new byte[1_000][];
        Arrays.fill(tables, restarts(0));

        assertRefused(withSegments(jpeg(60, 40), tables), "logo-too-complex");
    }

    @Test
    void scalesToTheLongerSide() {
        Picture wide = ExamplePictures.decode(jpeg(3_000, 30));

        assertThat(List.of(wide.width(), wide.height())).containsExactly(Picture.MAX_SIDE, 11);
    }

    @Test
    void neverFailsOtherwiseOnDamagedFiles() {
        Random random = new Random(7);
        for (byte[] sound : List.of(png(60, 40), jpeg(60, 40))) {
            for (int i = 0; i < 2_000; i++) {
                byte[] damaged = sound.clone();
                for (int hits = random.nextInt(8); hits >= 0; hits--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(ExamplePictures.decode(damaged).width()).isBetween(1, Picture.MAX_SIDE);
                } catch (InvalidPictureException refused) {
                    assertThat(refused.code()).startsWith("logo-");
                }
            }
        }
    }

    @Test
    void leavesNothingOfTheFileButItsPixels() throws IOException {
        byte[] tagged = withChunk(png(60, 40), chunk("tEXt", SCRIPT));
        String kept = new String(pdf(ExamplePictures.decode(tagged)), StandardCharsets.ISO_8859_1);

        assertThat(kept).contains("/SMask").doesNotContain("php");
    }

    @Test
    void isDecodedOnceForAllDocumentsThatHaveIt() {
        PictureCache cache = new PictureCache(new MemoryBudget(Long.MAX_VALUE));
        Picture picture = cache.decode(png(60, 40));

        assertThat(cache.decode(png(60, 40))).isSameAs(picture);
        assertThat(cache.decode(png(60, 41))).isNotSameAs(picture);
        assertThatThrownBy(() -> cache.decode(SCRIPT)).isInstanceOf(InvalidPictureException.class);
    }

    private static void assertRefused(byte[] file, String code) {
        assertThatThrownBy(() -> ExamplePictures.decode(file))
                .isInstanceOfSatisfying(InvalidPictureException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    private static BufferedImage pixels(Picture picture) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(picture))) {
            PDResources resources = document.getPage(0).getResources();
            return ((PDImageXObject) resources.getXObject(COSName.getPDFName("P"))).getImage();
        }
    }

    /** A file of one page that shows nothing, with the picture among its resources. */
    private static byte[] pdf(Picture picture) {
        PdfFile file = new PdfFile(new Deflater());
        int image = picture.write(file);
        int catalog = file.reserve();
        int tree = file.reserve();
        int page = file.reserve();
        file.object(catalog).ascii("<</Type/Catalog/Pages " + tree + " 0 R>>");
        file.object(tree).ascii("<</Type/Pages/Count 1/Kids[" + page + " 0 R]>>");
        file.object(page).ascii("<</Type/Page/Parent " + tree + " 0 R/Resources<</XObject<</P " + image + " 0 R>>>>>>");
        int information = file.reserve();
        file.object(information).ascii("<<>>");
        return file.finish(catalog, information);
    }

    /** The chunk stands right after the head. */
    private static byte[] withChunk(byte[] png, byte[] chunk) {
        int afterHead = 33;
        return join(Arrays.copyOf(png, afterHead), chunk, Arrays.copyOfRange(png, afterHead, png.length));
    }

    /** 100 MB of zeros in half a megabyte. */
    private static byte[] textBomb() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(text, new Deflater(Deflater.BEST_SPEED))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                deflated.write(zeros);
            }
        }
        return chunk("zTXt", text.toByteArray());
    }

    /** The byte at so many after the marker of the frame, changed. */
    private static byte[] withFrameByte(byte[] jpeg, int at, int value) {
        byte[] changed = jpeg.clone();
        for (int i = 2; i < changed.length; i += 2 + ((changed[i + 2] & 0xFF) << 8 | (changed[i + 3] & 0xFF))) {
            if ((changed[i + 1] & 0xFF) == 0xC0) {
                changed[i + at] = (byte) value;
                return changed;
            }
        }
        throw new IllegalArgumentException("No frame");
    }

    private static byte[] frame(int width, int height) {
        return segment(0xC0, new byte[] {8, 0, (byte) height, 0, (byte) width, 1, 1, 0x11, 0});
    }

    private static byte[] restarts(int interval) {
        return segment(0xDD, new byte[] {0, (byte) interval});
    }

    private static byte[] large() {
        return segment(0xE1, new byte[65_000]);
    }

    private static byte[] emptySegments() {
        ByteArrayOutputStream segments = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            segments.writeBytes(segment(0xE1, new byte[0]));
        }
        return segments.toByteArray();
    }

    private static byte[] end() {
        return chunk("IEND", new byte[0]);
    }

    private static byte[] deflated(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(new byte[zeros]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] paletteWithout() {
        byte[] head = {0, 0, 0, 4, 0, 0, 0, 4, 8, 3, 0, 0, 0};
        byte[] signature = Arrays.copyOf(png(1, 1), 8);
        return join(signature, chunk("IHDR", head), chunk("IDAT", deflated(20)), end());
    }

    /** Every byte of the pixels in a chunk of its own. */
    private static byte[] tinyChunks(byte[] png) {
        ByteArrayOutputStream tiny = new ByteArrayOutputStream();
        tiny.write(png, 0, 33);
        int length = ByteBuffer.wrap(png, 33, 4).getInt();
        for (int i = 41; i < 41 + length; i++) {
            tiny.writeBytes(chunk("IDAT", new byte[] {png[i]}));
        }
        tiny.writeBytes(end());
        return tiny.toByteArray();
    }

    private static byte[] progressive(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] cmykJpeg() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(0, 60, 40, 4, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
