package io.quittance.pdf.page;

import com.openhtmltopdf.css.parser.FSColor;
import com.openhtmltopdf.css.parser.FSRGBColor;
import io.quittance.bitcoin.QrCode;
import io.quittance.pdf.file.ByteBuilder;
import io.quittance.pdf.font.FramedCharacter;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The content stream of one page. Places are in layout's dots from the upper left corner, y downwards. */
final class PageContent {

    /** Layout's dots in a point of 1/72 inch. */
    static final double DOTS_PER_POINT = 20 * 96 / 72.0;

    private static final int COLOR_RANGE = 255;

    /** What a PDF viewer remembers from one operator to the next. */
    private record State(@Nullable FSColor fill, @Nullable FSColor stroke, int font, float size) {
        private static final State INITIAL = new State(null, null, -1, 0);
    }

    private final ByteBuilder out = new ByteBuilder(1 << 13);
    private final Deque<State> saved = new ArrayDeque<>();
    private State state = State.INITIAL;
    private double height;

    /** @param pageHeight in points */
    void start(double pageHeight) {
        out.clear();
        saved.clear();
        state = State.INITIAL;
        height = pageHeight;
    }

    ByteBuilder bytes() {
        return out;
    }

    double x(double dots) {
        return dots / DOTS_PER_POINT;
    }

    double y(double dots) {
        return height - dots / DOTS_PER_POINT;
    }

    void beginContent(int number) {
        out.ascii("/Span<</MCID ").integer(number).ascii(">>BDC\n");
    }

    void beginArtifact(boolean pagination) {
        out.ascii(pagination ? "/Artifact<</Type/Pagination>>BDC\n" : "/Artifact BMC\n");
    }

    /** Starts what stands for a character and is read as that, until {@link #endMarked}. */
    void beginReplacement(int codePoint) {
        out.ascii("/Span<</ActualText").text(Character.toString(codePoint)).ascii(">>BDC\n");
    }

    void endMarked() {
        out.ascii("EMC\n");
    }

    /** Starts a run of characters of one font, to be followed by their numbers and {@link #endText}. */
    void beginText(int font, float sizeInDots, FSColor color, boolean embolden, double x, double y) {
        fillColor(color);
        if (embolden) {
            strokeColor(color);
            out.ascii("2 Tr ").number(sizeInDots * 0.04 / DOTS_PER_POINT).ascii(" w\n");
        }
        out.ascii("BT");
        if (state.font != font || state.size != sizeInDots) {
            out.ascii("/F")
                    .integer(font)
                    .ascii(" ")
                    .number(sizeInDots / DOTS_PER_POINT)
                    .ascii(" Tf");
            state = new State(state.fill, state.stroke, font, sizeInDots);
        }
        out.ascii(" ").number(x(x)).ascii(" ").number(y(y)).ascii(" Td<");
    }

    void endText(boolean embolden) {
        out.ascii(">Tj ET\n");
        if (embolden) {
            out.ascii("0 Tr\n");
        }
    }

    void fillRectangle(double x, double y, double width, double rectangleHeight, FSColor color) {
        fillColor(color);
        rectangle(x, y, width, rectangleHeight);
        out.ascii("f\n");
    }

    void fill(Shape shape, double dx, double dy, FSColor color) {
        fillColor(color);
        out.ascii(path(shape, dx, dy) == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n");
    }

    /** Restricts what follows, until {@link #restore}. */
    void clip(Shape shape, double dx, double dy) {
        saved.push(state);
        out.ascii("q ");
        out.ascii(path(shape, dx, dy) == PathIterator.WIND_EVEN_ODD ? "W* n\n" : "W n\n");
    }

    void restore() {
        state = saved.pop();
        out.ascii("Q\n");
    }

    /** Draws a picture that the page's resources have. */
    void picture(int name, double x, double y, double width, double pictureHeight) {
        out.ascii("q ").number(width / DOTS_PER_POINT).ascii(" 0 0 ").number(pictureHeight / DOTS_PER_POINT);
        out.ascii(" ").number(x(x)).ascii(" ").number(y(y + pictureHeight));
        out.ascii(" cm/P").integer(name).ascii(" Do Q\n");
    }

    /** Draws a form that the page's resources have. */
    void form(String name, double x, double y) {
        out.ascii("q 1 0 0 1 ")
                .number(x(x))
                .ascii(" ")
                .number(y(y))
                .ascii(" cm/")
                .ascii(name)
                .ascii(" Do Q\n");
    }

    /** Fills the dark modules as one path: there are no seams between modules, at any zoom. */
    void qrCode(QrCode code, double x, double y, double side, FSColor color) {
        fillColor(color);
        double module = side / DOTS_PER_POINT / (code.size() + 2 * QrCode.QUIET_ZONE);
        out.ascii("q ").fine(module).ascii(" 0 0 ").fine(-module).ascii(" ");
        out.number(x(x) + QrCode.QUIET_ZONE * module).ascii(" ");
        out.number(y(y) - QrCode.QUIET_ZONE * module).ascii(" cm\n");
        code.cover(this::unitRectangle);
        out.ascii("f Q\n");
    }

    /** Draws a character that no font has. */
    void frame(int codePoint, float sizeInDots, FSColor color, double x, double y) {
        fillColor(color);
        double square = sizeInDots / DOTS_PER_POINT * FramedCharacter.SQUARE / 1000;
        out.ascii("q ")
                .fine(square)
                .ascii(" 0 0 ")
                .fine(square)
                .ascii(" ")
                .number(x(x))
                .ascii(" ");
        out.number(y(y) - FramedCharacter.DESCENT * square).ascii(" cm\n");
        new FramedCharacter(codePoint).draw(this::unitRectangle);
        out.ascii("f Q\n");
    }

    private void unitRectangle(int x, int y, int width, int rectangleHeight) {
        out.integer(x).ascii(" ").integer(y).ascii(" ").integer(width).ascii(" ");
        out.integer(rectangleHeight).ascii(" re\n");
    }

    private void rectangle(double x, double y, double width, double rectangleHeight) {
        out.number(x(x)).ascii(" ").number(y(y + rectangleHeight)).ascii(" ");
        out.number(width / DOTS_PER_POINT)
                .ascii(" ")
                .number(rectangleHeight / DOTS_PER_POINT)
                .ascii(" re ");
    }

    /** Writes the path and returns its winding rule. */
    private int path(Shape shape, double dx, double dy) {
        AffineTransform toPoints = new AffineTransform(1 / DOTS_PER_POINT, 0, 0, -1 / DOTS_PER_POINT, x(dx), y(dy));
        PathIterator points = shape.getPathIterator(toPoints);
        double[] at = new double[6];
        for (; !points.isDone(); points.next()) {
            switch (points.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> segment(at, 2, "m ");
                case PathIterator.SEG_LINETO -> segment(at, 2, "l ");
                case PathIterator.SEG_CUBICTO -> segment(at, 6, "c ");
                case PathIterator.SEG_CLOSE -> out.ascii("h ");
                default -> throw new UnsupportedOperationException("Borders have no quadratic curves");
            }
        }
        return points.getWindingRule();
    }

    private void segment(double[] at, int count, String operator) {
        for (int i = 0; i < count; i++) {
            out.number(at[i]).ascii(" ");
        }
        out.ascii(operator);
    }

    private void fillColor(FSColor color) {
        if (!color.equals(state.fill)) {
            color(color, " rg\n");
            state = new State(color, state.stroke, state.font, state.size);
        }
    }

    private void strokeColor(FSColor color) {
        if (!color.equals(state.stroke)) {
            color(color, " RG\n");
            state = new State(state.fill, color, state.font, state.size);
        }
    }

    private void color(FSColor color, String operator) {
        if (!(color instanceof FSRGBColor rgb) || rgb.getAlpha() != 1) {
            throw new UnsupportedOperationException("Our style sheets have opaque RGB colours only");
        }
        out.fine((double) rgb.getRed() / COLOR_RANGE).ascii(" ");
        out.fine((double) rgb.getGreen() / COLOR_RANGE).ascii(" ");
        out.fine((double) rgb.getBlue() / COLOR_RANGE).ascii(operator);
    }

    /** A PDF rectangle, from the upper left corner. */
    String pdfRectangle(double x, double y, double width, double height) {
        return new ByteBuilder(32)
                .ascii("[")
                .number(x(x))
                .ascii(" ")
                .number(y(y + height))
                .ascii(" ")
                .number(x(x + width))
                .ascii(" ")
                .number(y(y))
                .ascii("]")
                .toString();
    }
}
