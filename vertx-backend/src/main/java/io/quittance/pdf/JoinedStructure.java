package io.quittance.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * The structure tree of a document that is painted in parts. The layout library makes one for each part, with keys
 * from 0; here they become one.
 */
final class JoinedStructure {

    private @Nullable PDStructureTreeRoot root;
    private int nextKey;
    private int pages;

    /** Takes the tree of the part that was just painted out of the file. */
    void add(PDDocument file) throws IOException {
        PDDocumentCatalog catalog = file.getDocumentCatalog();
        PDStructureTreeRoot part = catalog.getStructureTreeRoot();
        int partKeys = part.getParentTreeNextKey();
        if (root == null) {
            root = part;
        } else {
            shiftKeys(file);
            adopt(part, root);
        }
        nextKey += partKeys;
        pages = file.getNumberOfPages();
        catalog.setStructureTreeRoot(null);
    }

    void finish(PDDocument file) {
        if (root != null) {
            root.setParentTreeNextKey(nextKey);
            file.getDocumentCatalog().setStructureTreeRoot(root);
        }
    }

    private void shiftKeys(PDDocument file) throws IOException {
        for (int i = pages; i < file.getNumberOfPages(); i++) {
            PDPage page = file.getPage(i);
            page.setStructParents(page.getStructParents() + nextKey);
            for (PDAnnotation annotation : page.getAnnotations()) {
                annotation.setStructParent(annotation.getStructParent() + nextKey);
            }
        }
    }

    private void adopt(PDStructureTreeRoot part, PDStructureTreeRoot whole) {
        COSDictionary document = documentElement(whole);
        COSArray children = children(document);
        for (COSBase child : children(documentElement(part))) {
            ((COSDictionary) child).setItem(COSName.P, document);
            children.add(child);
        }
        COSArray numbers = numbers(whole);
        COSArray partNumbers = numbers(part);
        for (int i = 0; i < partNumbers.size(); i += 2) {
            numbers.add(COSInteger.get(partNumbers.getInt(i) + (long) nextKey));
            numbers.add(partNumbers.getObject(i + 1));
        }
    }

    private static COSDictionary documentElement(PDStructureTreeRoot tree) {
        COSBase kid = tree.getK();
        return (COSDictionary) (kid instanceof COSArray kids ? kids.getObject(0) : kid);
    }

    /** As an array, even of one. */
    private static COSArray children(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray array) {
            return array;
        }
        COSArray array = new COSArray();
        array.add(kids);
        element.setItem(COSName.K, array);
        return array;
    }

    private static COSArray numbers(PDStructureTreeRoot tree) {
        return tree.getParentTree().getCOSObject().getCOSArray(COSName.NUMS);
    }
}
