package io.quittance.pdf.page;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSColor;
import com.openhtmltopdf.css.style.derived.BorderPropertySet;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Paints solid borders. The library draws each side as a polygon with mitred ends; a rectangle does. */
final class BorderBrush {

    private final PageContent content;
    private final ContentMarks marks;

    BorderBrush(PageContent content, ContentMarks marks) {
        this.content = content;
        this.marks = marks;
    }

    /**
     * @param edge the outer edge, in dots
     * @param dx where its coordinates start
     */
    void paint(BorderPropertySet border, Rectangle edge, double dx, double dy) {
        if (border.isAllZeros()) {
            return;
        }
        if (border.hasBorderRadius()) {
            marks.open();
            content.fill(ring(border, edge), dx, dy, border.topColor());
            return;
        }
        double left = edge.x + dx;
        double top = edge.y + dy;
        double right = left + edge.width - border.right();
        double bottom = top + edge.height - border.bottom();
        side(border.topStyle(), border.topColor(), left, top, edge.width, border.top());
        side(border.bottomStyle(), border.bottomColor(), left, bottom, edge.width, border.bottom());
        side(border.leftStyle(), border.leftColor(), left, top, border.left(), edge.height);
        side(border.rightStyle(), border.rightColor(), right, top, border.right(), edge.height);
    }

    /** Between two rounded rectangles. Where corners are round, all sides are alike. */
    private static Shape ring(BorderPropertySet border, Rectangle edge) {
        double line = border.top();
        double diameter = 2 * border.getTopLeft().left();
        Path2D ring = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        ring.append(new RoundRectangle2D.Double(edge.x, edge.y, edge.width, edge.height, diameter, diameter), false);
        ring.append(
                new RoundRectangle2D.Double(
                        edge.x + line,
                        edge.y + line,
                        edge.width - 2 * line,
                        edge.height - 2 * line,
                        diameter - 2 * line,
                        diameter - 2 * line),
                false);
        return ring;
    }

    private void side(IdentValue style, FSColor color, double x, double y, double width, double height) {
        if (style == IdentValue.SOLID && width > 0 && height > 0) {
            marks.open();
            content.fillRectangle(x, y, width, height, color);
        }
    }
}
