package io.quittance.pdf.page;

import io.quittance.pdf.file.ByteBuilder;
import io.quittance.pdf.file.PdfFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The tags of a document: what is a heading, a paragraph, a cell, in the order of the HTML. Only elements that hold
 * content get a tag; layout boxes do not. A part of the document is written and forgotten before the next is painted,
 * but for its table, which the next part may continue.
 */
public final class StructureTree {

    private static final String PARAGRAPH = "P";
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("h1", "H1"),
            Map.entry("h2", "H2"),
            Map.entry("p", PARAGRAPH),
            Map.entry("div", PARAGRAPH),
            Map.entry("table", "Table"),
            Map.entry("thead", "THead"),
            Map.entry("tbody", "TBody"),
            Map.entry("tr", "TR"),
            Map.entry("th", "TH"),
            Map.entry("td", "TD"),
            Map.entry("a", "Link"),
            Map.entry("img", "Figure"),
            Map.entry("object", "Figure"));

    private final PdfFile file;
    private final int root;
    private final int document;
    private final ByteBuilder documentKids = new ByteBuilder(256);
    private final ByteBuilder parents = new ByteBuilder(256);
    private int nextKey;

    private Map<Element, StructureTag> tags = new HashMap<>();
    private @Nullable StructureTag table;
    private boolean continued;

    private int page;
    private int pageKey;
    private int[] pageContents = new int[128];
    private int pageContentCount;

    public StructureTree(PdfFile file) {
        this.file = file;
        this.root = file.reserve();
        this.document = file.reserve();
    }

    /** The key that the page's dictionary has for what is on it. */
    public int startPage(int pageObject) {
        page = pageObject;
        pageKey = nextKey++;
        pageContentCount = 0;
        return pageKey;
    }

    public void finishPage() {
        int list = file.reserve();
        ByteBuilder out = file.object(list).ascii("[");
        for (int i = 0; i < pageContentCount; i++) {
            out.reference(pageContents[i]).ascii(" ");
        }
        out.ascii("]");
        parents.integer(pageKey).ascii(" ").reference(list).ascii(" ");
    }

    /** The element whose tag the content of an element belongs to: the nearest that is no mere span. */
    static @Nullable Element owner(@Nullable Element element) {
        Element owner = element;
        while (owner != null && !TAGS.containsKey(owner.getNodeName())) {
            owner = parent(owner);
        }
        return owner;
    }

    /** Whether it is repeated from an earlier page. */
    boolean isRepeated(Element owner) {
        if (!owner.getNodeName().equals("th")) {
            return false;
        }
        StructureTag tag = tags.get(owner);
        return continued || (tag != null && tag.object != 0 && tag.page != page);
    }

    /** The number of the next stretch of an element's content on this page. */
    int addContent(Element owner) {
        StructureTag tag = ensure(owner);
        if (pageContentCount == pageContents.length) {
            pageContents = Arrays.copyOf(pageContents, 2 * pageContentCount);
        }
        pageContents[pageContentCount] = tag.object;
        tag.add(page, pageContentCount);
        return pageContentCount++;
    }

    /** @param boundingBox of a picture, as a PDF rectangle */
    void setBoundingBox(Element owner, String boundingBox) {
        ensure(owner).boundingBox = boundingBox;
    }

    /** The key that the annotation's dictionary has. */
    public int addAnnotation(Element link, int annotation) {
        StructureTag tag = ensure(link);
        tag.annotation = annotation;
        parents.integer(nextKey).ascii(" ").reference(tag.object).ascii(" ");
        return nextKey++;
    }

    private StructureTag ensure(Element owner) {
        StructureTag tag = mark(owner);
        if (tag.object == 0) {
            tag.object = file.reserve();
            tag.page = page;
        }
        return tag;
    }

    private StructureTag mark(Element element) {
        StructureTag tag = tags.get(element);
        if (tag == null) {
            tag = new StructureTag();
            tags.put(element, tag);
            Element parent = parent(element);
            if (parent != null) {
                mark(parent);
            }
        }
        return tag;
    }

    /** Writes the tags of a part, whose pages are all painted. */
    public void finishPart(Element html) {
        write(html, document, documentKids);
        tags = new HashMap<>();
        continued = true;
    }

    /** Writes what is left. Returns the root, for the catalog. */
    public int finish(String language) {
        if (table != null) {
            table.write(file, "Table", document, null);
        }
        file.object(document)
                .ascii("<</S/Document/P " + root + " 0 R/Lang(" + language + ")/K[")
                .raw(documentKids.array(), 0, documentKids.length())
                .ascii("]>>");
        file.object(root)
                .ascii("<</Type/StructTreeRoot/K " + document + " 0 R/ParentTreeNextKey " + nextKey)
                .ascii("/ParentTree<</Nums[")
                .raw(parents.array(), 0, parents.length())
                .ascii("]>>>>");
        return root;
    }

    private void write(Element element, int parent, ByteBuilder siblings) {
        StructureTag tag = tags.get(element);
        if (tag == null) {
            return;
        }
        String name = element.getNodeName();
        if (name.equals("table")) {
            writeRows(element, tag, siblings);
            return;
        }
        String type = TAGS.get(name);
        if (type == null || (tag.object == 0 && name.equals("div"))) {
            writeChildren(element, parent, siblings);
            return;
        }
        if (tag.object == 0) {
            tag.object = file.reserve();
        }
        siblings.reference(tag.object).ascii(" ");
        writeChildren(element, tag.object, tag.kids);
        tag.write(file, type, parent, element);
    }

    /** A part that starts with a table goes on with the table of the part before. */
    private void writeRows(Element element, StructureTag tag, ByteBuilder siblings) {
        if (table == null || !continued) {
            table = tag;
            table.object = file.reserve();
            siblings.reference(table.object).ascii(" ");
        }
        writeChildren(element, table.object, table.kids);
    }

    private void writeChildren(Element element, int parent, ByteBuilder siblings) {
        boolean row = element.getNodeName().equals("tr");
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below) {
                if (row) {
                    // A cell counts even when it is empty, or those after it would move up.
                    tags.computeIfAbsent(below, cell -> new StructureTag());
                }
                write(below, parent, siblings);
            }
        }
    }

    private static @Nullable Element parent(Element element) {
        return element.getParentNode() instanceof Element parent ? parent : null;
    }
}
