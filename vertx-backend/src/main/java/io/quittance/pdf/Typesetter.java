package io.quittance.pdf;

import io.quittance.pdf.file.ByteBuilder;
import io.quittance.pdf.file.ColorProfile;
import io.quittance.pdf.file.PdfFile;
import io.quittance.pdf.file.Picture;
import io.quittance.pdf.font.EmbeddedFont;
import io.quittance.pdf.font.FontShelf;
import io.quittance.pdf.font.Fonts;
import io.quittance.pdf.page.Layout;
import io.quittance.pdf.page.OwnPictures;
import io.quittance.pdf.page.PaperDevice;
import io.quittance.pdf.page.StructureTree;
import io.quittance.pdf.page.TemplateStyles;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** One file in the making. Part after part is laid out, painted, written and forgotten. */
final class Typesetter {

    private final PdfFile file;
    private final FontShelf fonts;
    private final OwnPictures pictures;
    private final ColorProfile profile;
    private final StructureTree structure;
    private final PaperDevice device;
    private final int catalog;
    private final int pageTree;
    private final int resources;
    private final List<Integer> pages = new ArrayList<>();
    private final List<PaperDevice.Link> links = new ArrayList<>();
    private @Nullable DocumentInformation information;

    Typesetter(Fonts fonts, PdfDocument document, ColorProfile profile, Deflater deflater) {
        this.file = new PdfFile(deflater);
        this.fonts = new FontShelf(fonts);
        this.pictures = new OwnPictures(document.pictures(), document.qrCodes());
        this.profile = profile;
        this.catalog = file.reserve();
        this.pageTree = file.reserve();
        this.resources = file.reserve();
        this.structure = new StructureTree(file);
        this.device = new PaperDevice(structure, this.fonts, links::add);
    }

    Layout layOut(Document part, TemplateStyles styles) {
        if (information == null) {
            information = DocumentInformation.of(part);
        }
        return new Layout(part, styles, fonts, pictures);
    }

    /** Adds a part's first so many pages, or all that there are. */
    void append(Layout part, int mostPages) {
        part.paint(device, pages.size() + 1, Math.min(mostPages, part.pages().size()), new Page());
        structure.finishPart(part.html());
    }

    int pages() {
        return pages.size();
    }

    private final class Page implements Layout.PageFrame {
        private int number;
        private int structureKey;
        private String mediaBox = "";

        @Override
        public void start(double width, double height) {
            number = file.reserve();
            structureKey = structure.startPage(number);
            mediaBox = new ByteBuilder(24)
                    .ascii("[0 0 ")
                    .number(width)
                    .ascii(" ")
                    .number(height)
                    .ascii("]")
                    .toString();
            device.startPage(height);
        }

        @Override
        public void finish() {
            ByteBuilder content = device.finishPage();
            int stream = file.reserve();
            file.stream(stream, "", content.array(), content.length());
            String annotations = writeLinks();
            structure.finishPage();
            file.object(number)
                    .ascii("<</Type/Page/Parent " + pageTree + " 0 R/MediaBox" + mediaBox)
                    .ascii("/Contents " + stream + " 0 R/Resources " + resources + " 0 R")
                    .ascii(annotations + "/Tabs/S/StructParents " + structureKey + ">>");
            pages.add(number);
        }
    }

    private String writeLinks() {
        if (links.isEmpty()) {
            return "";
        }
        StringBuilder annotations = new StringBuilder("/Annots[");
        for (PaperDevice.Link link : links) {
            int number = file.reserve();
            int key = structure.addAnnotation(link.anchor(), number);
            file.object(number)
                    .ascii("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect" + link.rectangle())
                    .ascii("/StructParent " + key + "/Contents")
                    .text(link.anchor().getAttribute("title"))
                    .ascii("/A<</S/URI/URI")
                    .literal(link.anchor().getAttribute("href"))
                    .ascii(">>>>");
            annotations.append(number).append(" 0 R ");
        }
        links.clear();
        return annotations.append(']').toString();
    }

    /** The file's bytes. */
    byte[] finish() {
        if (information == null) {
            throw new IllegalStateException("Nothing was appended");
        }
        writeResources();
        ByteBuilder tree = file.object(pageTree).ascii("<</Type/Pages/Count " + pages.size() + "/Kids[");
        for (int page : pages) {
            tree.reference(page).ascii(" ");
        }
        tree.ascii("]>>");
        int structureRoot = structure.finish(information.language());
        int metadata = information.writeXmp(file);
        int intent = profile.write(file);
        file.object(catalog)
                .ascii("<</Type/Catalog/Pages " + pageTree + " 0 R/Lang(" + information.language() + ")")
                .ascii("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>")
                .ascii("/StructTreeRoot " + structureRoot + " 0 R/Metadata " + metadata + " 0 R")
                .ascii("/OutputIntents[" + intent + " 0 R]>>");
        return file.finish(catalog, information.write(file));
    }

    private void writeResources() {
        // Before the fonts: it may need digits of one.
        String pageCount = device.writePageCount(file, pages.size(), resources);
        StringBuilder names = new StringBuilder("<</Font<<");
        List<EmbeddedFont> faces = fonts.faces();
        for (int i = 0; i < faces.size(); i++) {
            if (faces.get(i).isUsed()) {
                names.append("/F" + i + " " + faces.get(i).write(file) + " 0 R");
            }
        }
        names.append(">>/XObject<<");
        List<Picture> all = pictures.all();
        for (int i = 0; i < all.size(); i++) {
            names.append("/P" + i + " " + all.get(i).write(file) + " 0 R");
        }
        file.object(resources).ascii(names.append(pageCount).append(">>>>"));
    }
}
