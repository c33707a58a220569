package io.quittance.pdf.page;

import com.openhtmltopdf.extend.FSImage;
import com.openhtmltopdf.extend.OutputDeviceGraphicsDrawer;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import org.jspecify.annotations.Nullable;

/** Refuses what our style sheets do not use, so that whoever begins to use it is told. */
abstract class RestrictedDevice extends AbstractOutputDevice {

    @Override
    public boolean isPDF() {
        return true;
    }

    @Override
    public boolean isSupportsCMYKColors() {
        return false;
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        // A PDF viewer decides.
    }

    @Override
    public void drawSelection(RenderingContext context, InlineText text) {
        // Paper has none.
    }

    @Override
    public void setPaint(Paint paint) {
        throw unused();
    }

    @Override
    public void setStroke(Stroke stroke) {
        throw unused();
    }

    @Override
    public Stroke getStroke() {
        throw unused();
    }

    @Override
    public void draw(Shape shape) {
        throw unused();
    }

    @Override
    protected void drawLine(int x1, int y1, int x2, int y2) {
        throw unused();
    }

    @Override
    public void drawRect(int x, int y, int width, int height) {
        throw unused();
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        throw unused();
    }

    @Override
    public void drawBorderLine(Shape bounds, int side, int width, boolean solid) {
        throw unused();
    }

    @Override
    public void drawImage(FSImage image, int x, int y, boolean interpolate) {
        throw unused();
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        throw unused();
    }

    @Override
    public void drawWithGraphics(float x, float y, float width, float height, OutputDeviceGraphicsDrawer drawer) {
        throw unused();
    }

    @Override
    public void pushTransformLayer(AffineTransform transform) {
        throw unused();
    }

    @Override
    public void popTransformLayer() {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("Our style sheets do not use this");
    }
}
