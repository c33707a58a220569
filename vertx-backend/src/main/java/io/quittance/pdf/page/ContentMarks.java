package io.quittance.pdf.page;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Says in a page's content which tag each stretch of it belongs to, or that it belongs to none. What follows each other
 * and belongs together is one stretch, and nothing is said where nothing is painted.
 */
final class ContentMarks {

    private static final Object ARTIFACT = new Object();
    private static final Object REPEATED = new Object();

    private final PageContent content;
    private final StructureTree structure;

    /** How deep inside of what is on every page. */
    private int repeated;

    private @Nullable Element owner;
    private @Nullable Object opened;

    ContentMarks(PageContent content, StructureTree structure) {
        this.content = content;
        this.structure = structure;
    }

    void startRepeated() {
        repeated++;
    }

    void endRepeated() {
        close();
        repeated--;
    }

    /** @param element whose tag the content belongs to */
    void startContent(@Nullable Element element) {
        owner = element;
    }

    void endContent() {
        owner = null;
    }

    /** To be called before anything is painted. */
    void open() {
        Object wanted = wanted();
        if (wanted == opened) {
            return;
        }
        close();
        if (wanted instanceof Element element) {
            content.beginContent(structure.addContent(element));
        } else {
            content.beginArtifact(wanted == REPEATED);
        }
        opened = wanted;
    }

    private Object wanted() {
        if (repeated > 0) {
            return REPEATED;
        }
        if (owner == null) {
            return ARTIFACT;
        }
        return structure.isRepeated(owner) ? REPEATED : owner;
    }

    void close() {
        if (opened != null) {
            content.endMarked();
            opened = null;
        }
    }
}
