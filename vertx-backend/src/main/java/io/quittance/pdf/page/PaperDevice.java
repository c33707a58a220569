package io.quittance.pdf.page;

import com.openhtmltopdf.css.parser.FSColor;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.derived.BorderPropertySet;
import com.openhtmltopdf.extend.StructureType;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.RenderingContext;
import io.quittance.pdf.file.ByteBuilder;
import io.quittance.pdf.file.PdfFile;
import io.quittance.pdf.font.FontShelf;
import io.quittance.pdf.font.PaperFont;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Shape;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Where laid-out boxes are painted: it writes page content, and says of every stretch of it which tag it belongs to.
 */
public final class PaperDevice extends RestrictedDevice {

    private static final String PAGE_COUNT = "PageCount";

    private final PageContent content = new PageContent();
    private final StructureTree structure;
    private final ContentMarks marks;
    private final BorderBrush borders;
    private final FontShelf fonts;
    private final Consumer<Link> links;

    private double dx;
    private double dy;
    private FSColor color = FSRGBColor.BLACK;
    private @Nullable PaperFont font;

    /** Whether the text that comes is not known yet. */
    private boolean late;

    /** Whether the text that comes is told apart by groups. */
    private boolean grouped;

    private @Nullable TextStyle pageCountStyle;

    private record TextStyle(PaperFont font, FSColor color) {}

    /** An anchor's place on the page, as a PDF rectangle. */
    public record Link(Element anchor, String rectangle) {}

    public PaperDevice(StructureTree structure, FontShelf fonts, Consumer<Link> links) {
        this.structure = structure;
        this.marks = new ContentMarks(content, structure);
        this.borders = new BorderBrush(content, marks);
        this.fonts = fonts;
        this.links = links;
    }

    /** @param height in points */
    public void startPage(double height) {
        content.start(height);
        dx = 0;
        dy = 0;
    }

    public ByteBuilder finishPage() {
        marks.close();
        return content.bytes();
    }

    @Override
    public @Nullable Object startStructure(StructureType type, Box box) {
        switch (type) {
            case RUNNING -> marks.startRepeated();
            case TEXT -> {
                Element element = elementOf(box);
                late = element != null && element.hasAttribute("data-late");
                grouped = element != null && element.hasAttribute("data-grouped");
                marks.startContent(StructureTree.owner(element));
            }
            case REPLACED -> {
                Element owner = StructureTree.owner(elementOf(box));
                marks.startContent(owner);
                if (owner != null) {
                    structure.setBoundingBox(owner, contentRectangle((BlockBox) box));
                }
            }
            default -> {
                return null;
            }
        }
        return type;
    }

    @Override
    public void endStructure(@Nullable Object token) {
        if (token == StructureType.RUNNING) {
            marks.endRepeated();
        } else if (token != null) {
            marks.endContent();
            late = false;
            grouped = false;
        }
    }

    /** Text in a block without further ado lies in boxes that have no element of their own. */
    private static @Nullable Element elementOf(Box box) {
        Box current = box;
        while (current != null && current.getElement() == null) {
            current = current.getParent();
        }
        return current == null ? null : current.getElement();
    }

    @Override
    public void setFont(FSFont wanted) {
        font = (PaperFont) wanted;
    }

    @Override
    public void setColor(FSColor wanted) {
        color = wanted;
    }

    /** @param y of the baseline */
    void drawString(PaperTextRenderer renderer, String text, float x, float y) {
        if (font == null) {
            throw new IllegalStateException("Text comes before its font");
        }
        marks.open();
        if (late) {
            pageCountStyle = new TextStyle(font, color);
            content.form(PAGE_COUNT, x + dx, y + dy);
        } else if (grouped) {
            new GroupedText(content, fonts, font, color).write(renderer, text, x + dx, y + dy);
        } else {
            TextRun run = new TextRun(content, fonts, font, color, x + dx, y + dy);
            renderer.forEach(font, text, run);
            run.end();
        }
    }

    /**
     * Writes the number of pages as a form that is the same on every page, if one was painted. Returns its entry among
     * the resources.
     */
    public String writePageCount(PdfFile file, int pages, int resources) {
        TextStyle style = pageCountStyle;
        if (style == null) {
            return "";
        }
        content.start(0);
        TextRun run = new TextRun(content, fonts, style.font(), style.color(), 0, 0);
        Integer.toString(pages).chars().forEach(digit -> run.take(style.font().base(), digit));
        run.end();
        int number = file.reserve();
        ByteBuilder bytes = content.bytes();
        file.stream(
                number,
                "/Type/XObject/Subtype/Form/BBox[0 -10 100 20]/Resources " + resources + " 0 R",
                bytes.array(),
                bytes.length());
        return "/" + PAGE_COUNT + " " + number + " 0 R";
    }

    @Override
    public void fill(Shape shape) {
        marks.open();
        content.fill(shape, dx, dy, color);
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        marks.open();
        content.fillRectangle(x + dx, y + dy, width, height, color);
    }

    @Override
    public void paintReplacedElement(RenderingContext context, BlockBox box) {
        OwnPictures.Shown shown = (OwnPictures.Shown) box.getReplacedElement();
        double x = shown.getLocation().x + dx;
        double y = shown.getLocation().y + dy;
        marks.open();
        if (shown.qrCode() != null) {
            content.qrCode(shown.qrCode(), x, y, shown.getIntrinsicWidth(), FSRGBColor.BLACK);
        } else {
            content.picture(shown.picture(), x, y, box.getContentWidth(), box.getHeight());
        }
    }

    @Override
    public void paintBackground(RenderingContext context, Box box) {
        if (box.getStyle().isHasBackground()) {
            super.paintBackground(context, box);
        }
        Element element = box.getElement();
        if (element != null
                && element.getNodeName().equals("a")
                && element.getAttribute("href").indexOf(':') > 0) {
            Rectangle edge = box.getPaintingBorderEdge(context);
            links.accept(new Link(element, content.pdfRectangle(edge.x + dx, edge.y + dy, edge.width, edge.height)));
        }
    }

    @Override
    public void paintBorder(RenderingContext context, CalculatedStyle style, Rectangle edge, int sides) {
        borders.paint(style.getBorder(context), edge, dx, dy);
    }

    @Override
    public void paintBorder(RenderingContext context, Box box) {
        BorderPropertySet border = box.getBorder(context);
        if (!border.isAllZeros() && box.getStyle().isVisible(context, box)) {
            borders.paint(border, box.getPaintingBorderEdge(context), dx, dy);
        }
    }

    private String contentRectangle(BlockBox box) {
        Point upperLeft = box.getReplacedElement().getLocation();
        return content.pdfRectangle(upperLeft.x + dx, upperLeft.y + dy, box.getContentWidth(), box.getHeight());
    }

    @Override
    public void translate(double tx, double ty) {
        dx += tx;
        dy += ty;
    }

    @Override
    public void pushClip(Shape shape) {
        marks.close();
        content.clip(shape, dx, dy);
    }

    @Override
    public void popClip() {
        marks.close();
        content.restore();
    }
}
