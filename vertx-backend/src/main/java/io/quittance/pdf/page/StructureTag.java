package io.quittance.pdf.page;

import io.quittance.pdf.file.ByteBuilder;
import io.quittance.pdf.file.PdfFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** An element that holds content, or has one below it that does. */
final class StructureTag {
    int object;
    int page;
    int annotation;

    @Nullable
    String boundingBox;

    /** Pages and numbers of content, in turns. */
    private int[] content = new int[2];

    private int contentLength;
    final ByteBuilder kids = new ByteBuilder(32);

    void add(int contentPage, int number) {
        if (contentLength == content.length) {
            content = Arrays.copyOf(content, 2 * contentLength);
        }
        content[contentLength++] = contentPage;
        content[contentLength++] = number;
    }

    /** @param element null if it has no attributes that count */
    void write(PdfFile file, String type, int parent, @Nullable Element element) {
        ByteBuilder out =
                file.object(object).ascii("<</S/").ascii(type).ascii("/P ").reference(parent);
        if (page != 0) {
            out.ascii("/Pg ").reference(page);
        }
        if (element != null) {
            writeAttributes(out, type, element);
        }
        out.ascii("/K[");
        for (int i = 0; i < contentLength; i += 2) {
            if (content[i] == page) {
                out.integer(content[i + 1]).ascii(" ");
            } else {
                out.ascii("<</Type/MCR/Pg ").reference(content[i]);
                out.ascii("/MCID ").integer(content[i + 1]).ascii(">>");
            }
        }
        out.raw(kids.array(), 0, kids.length());
        if (annotation != 0) {
            out.ascii("<</Type/OBJR/Obj ").reference(annotation).ascii(">>");
        }
        out.ascii("]>>");
    }

    private void writeAttributes(ByteBuilder out, String type, Element element) {
        switch (type) {
            case "TH" -> out.ascii("/A<</O/Table/Scope/Column>>");
            case "TD" -> {
                String columns = element.getAttribute("colspan");
                if (!columns.isEmpty()) {
                    out.ascii("/A<</O/Table/ColSpan ").ascii(columns).ascii(">>");
                }
            }
            case "Link" -> out.ascii("/Alt").text(element.getAttribute("title"));
            case "Figure" ->
                out.ascii("/Alt")
                        .text(element.getAttribute("alt"))
                        .ascii("/A<</O/Layout/BBox")
                        .ascii(String.valueOf(boundingBox))
                        .ascii(">>");
            default -> {}
        }
    }
}
