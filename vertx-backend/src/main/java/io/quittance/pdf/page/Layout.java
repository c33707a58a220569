package io.quittance.pdf.page;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.SimpleBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.context.StyleReference;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.extend.UserInterface;
import com.openhtmltopdf.layout.BoxBuilder;
import com.openhtmltopdf.layout.Layer;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.newtable.TableRowBox;
import com.openhtmltopdf.newtable.TableSectionBox;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.render.ViewportBox;
import com.openhtmltopdf.render.displaylist.DisplayListCollector;
import com.openhtmltopdf.render.displaylist.DisplayListContainer;
import com.openhtmltopdf.render.displaylist.DisplayListPainter;
import io.quittance.pdf.font.FontShelf;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.text.Bidi;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One part of a document, laid out: boxes on pages. */
public final class Layout {

    private static final int DOTS_PER_PIXEL = 20;
    private static final float POINTS_PER_INCH = 72;

    /** What tighter style sheets save of a page, at most about. */
    private static final double MOST_SAVED = 0.2;

    private static final FontContext NO_CONTEXT = new FontContext() {};

    private final SharedContext shared = new SharedContext();
    private final Document part;
    private final boolean bidirectional;
    private final BidiReorderer reorderer;
    private final BlockBox root;

    /** Nothing is interacted with on paper. */
    private static final class NoInterface implements UserInterface {
        @Override
        public boolean isHover(Element element) {
            return false;
        }

        @Override
        public boolean isActive(Element element) {
            return false;
        }

        @Override
        public boolean isFocus(Element element) {
            return false;
        }

        @Override
        public boolean isMarker(Element element) {
            return false;
        }
    }

    public Layout(Document part, TemplateStyles styles, FontShelf fonts, OwnPictures pictures) {
        this.part = part;
        String text = part.getDocumentElement().getTextContent();
        bidirectional = Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        reorderer = bidirectional ? new ICUBidiReorderer() : new SimpleBidiReorderer();
        shared.registerWithThread();
        NothingFetched agent = new NothingFetched();
        shared.setUserAgentCallback(agent);
        shared.setCss(new StyleReference(agent));
        shared.setFontResolver(fonts);
        shared.setReplacedElementFactory(pictures);
        shared.setTextRenderer(new PaperTextRenderer(reorderer));
        shared.setDPI((float) (POINTS_PER_INCH * PageContent.DOTS_PER_POINT));
        shared.setDotsPerPixel(DOTS_PER_PIXEL);
        shared.setPrint(true);
        shared.setInteractive(false);
        shared.setNamespaceHandler(styles);
        shared.getCss().setDocumentContext(shared, styles, part, new NoInterface());
        root = layOut();
    }

    private BlockBox layOut() {
        LayoutContext context = shared.newLayoutContextInstance();
        context.setFontContext(NO_CONTEXT);
        if (bidirectional) {
            context.setBidiSplitterFactory(new ICUBidiSplitter.ICUBidiSplitterFactory());
        }
        context.setBidiReorderer(reorderer);
        BlockBox box = BoxBuilder.createRootBox(context, part);
        PageBox first = Layer.createPageBox(context, "first");
        box.setContainingBlock(
                new ViewportBox(new Rectangle(0, 0, first.getContentWidth(context), first.getContentHeight(context))));
        box.layout(context);
        Dimension size = box.getLayer().getPaintingDimension(context);
        box.getLayer().trimEmptyPages(context, size.height);
        box.getLayer().layoutPages(context);
        return box;
    }

    public List<PageBox> pages() {
        return root.getLayer().getPages();
    }

    /** Rows of the body of tables that end above the last page. */
    public int rowsBeforeLastPage() {
        return rowsAbove(pages().getLast().getTop(), root);
    }

    /**
     * Whether what stands on a second page is little more than what is free on the first: then the same, set a little
     * tighter, may fit.
     */
    public boolean almostFitsOnePage() {
        if (pages().size() != 2) {
            return false;
        }
        PageBox first = pages().getFirst();
        int height = first.getBottom() - first.getTop();
        int free = first.getBottom() - lowestRow(first.getBottom(), root);
        int spilled = root.getAbsY() + root.getHeight() - first.getBottom();
        return spilled - free < height * MOST_SAVED;
    }

    /** Where the last row of the body of a table ends that is above a line. */
    private static int lowestRow(int y, Box box) {
        if (box instanceof TableRowBox row && isBodyRow(row)) {
            int bottom = row.getAbsY() + row.getHeight();
            return bottom <= y ? bottom : 0;
        }
        int lowest = 0;
        for (int i = 0; i < box.getChildCount(); i++) {
            lowest = Math.max(lowest, lowestRow(y, box.getChild(i)));
        }
        return lowest;
    }

    private static int rowsAbove(int y, Box box) {
        if (box instanceof TableRowBox row && isBodyRow(row)) {
            return row.getAbsY() + row.getHeight() <= y ? 1 : 0;
        }
        int rows = 0;
        for (int i = 0; i < box.getChildCount(); i++) {
            rows += rowsAbove(y, box.getChild(i));
        }
        return rows;
    }

    private static boolean isBodyRow(TableRowBox row) {
        return row.getElement() != null
                && row.getElement().getNodeName().equals("tr")
                && row.getParent() instanceof TableSectionBox section
                && !section.isHeader();
    }

    /** What is done before and after a page is painted. */
    public interface PageFrame {

        /** @param width in points */
        void start(double width, double height);

        void finish();
    }

    public Element html() {
        return part.getDocumentElement();
    }

    /**
     * Paints the first so many pages, once.
     *
     * @param firstNumber of the first page, as readers count
     */
    public void paint(PaperDevice device, int firstNumber, int count, PageFrame frame) {
        // Another layout may have come in between.
        shared.registerWithThread();
        RenderingContext context = shared.newRenderingContextInstance();
        context.setFontContext(NO_CONTEXT);
        context.setOutputDevice(device);
        context.setBidiReorderer(reorderer);
        context.setRootLayer(root.getLayer());
        context.setInitialPageNo(firstNumber);
        context.setFastRenderer(true);
        root.getLayer().assignPagePaintingPositions(context, Layer.PAGED_MODE_PRINT);
        List<PageBox> pages = pages();
        context.setPageCount(pages.size());
        DisplayListContainer operations = new DisplayListCollector(pages).collectRoot(context, root.getLayer());
        for (int i = 0; i < count; i++) {
            PageBox page = pages.get(i);
            frame.start(
                    page.getWidth(context) / PageContent.DOTS_PER_POINT,
                    page.getHeight(context) / PageContent.DOTS_PER_POINT);
            context.setPage(i, page);
            context.setShadowPageNumber(-1);
            paint(context, page, device, operations.getPageInstructions(i));
            frame.finish();
        }
        // Or the thread would keep all of these boxes until its next document.
        shared.removeFromThread();
    }

    private static void paint(
            RenderingContext context,
            PageBox page,
            PaperDevice device,
            DisplayListContainer.DisplayListPageContainer operations) {
        page.paintBackground(context, 0, Layer.PAGED_MODE_PRINT);
        context.setInPageMargins(true);
        page.paintMarginAreas(context, 0, Layer.PAGED_MODE_PRINT);
        context.setInPageMargins(false);
        page.paintBorder(context, 0, Layer.PAGED_MODE_PRINT);
        device.pushClip(page.getPrintClippingBounds(context));
        int left = page.getMarginBorderPadding(context, CalculatedStyle.LEFT);
        int top = page.getMarginBorderPadding(context, CalculatedStyle.TOP) - page.getPaintingTop();
        device.translate(left, top);
        new DisplayListPainter().paint(context, operations);
        device.translate(-left, -top);
        device.popClip();
    }
}
