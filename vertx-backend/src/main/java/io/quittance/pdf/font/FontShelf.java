package io.quittance.pdf.font;

import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.FontResolver;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.FontResolverHelper;
import io.quittance.pdf.font.Fonts.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The fonts of one document. */
public final class FontShelf implements FontResolver {

    private final List<Font> named;
    private final List<EmbeddedFont> embedded = new ArrayList<>();

    public FontShelf(Fonts fonts) {
        named = fonts.named();
        for (Font font : named) {
            embedded.add(new EmbeddedFont(font, fonts));
        }
        for (Font font : fonts.fallbacks()) {
            embedded.add(new EmbeddedFont(font, fonts));
        }
    }

    /** All of them. The place in the list names the font in the content of pages. */
    public List<EmbeddedFont> faces() {
        return embedded;
    }

    @Override
    public PaperFont resolveFont(SharedContext context, FontSpecification wanted) {
        int weight = FontResolverHelper.convertWeightToInt(wanted.fontWeight);
        int base = 0;
        for (int i = 0; i < named.size(); i++) {
            if (isCloser(named.get(i), named.get(base), wanted.families, weight)) {
                base = i;
            }
        }
        return font(base, wanted.size, weight);
    }

    /** The font in the heaviest weight that its family has. */
    public PaperFont heaviest(PaperFont font) {
        Font base = font.base().font();
        Font heaviest = named.stream()
                .filter(other -> other.family().equals(base.family()))
                .max(Comparator.comparingInt(Font::weight))
                .orElse(base);
        return font(named.indexOf(heaviest), font.size(), heaviest.weight());
    }

    private PaperFont font(int base, float size, int weight) {
        List<EmbeddedFont> faces = new ArrayList<>(embedded.size() - named.size() + 1);
        faces.add(embedded.get(base));
        faces.addAll(embedded.subList(named.size(), embedded.size()));
        return new PaperFont(faces, size, weight);
    }

    private static boolean isCloser(Font font, Font other, String[] families, int weight) {
        int family = rank(font, families);
        int otherFamily = rank(other, families);
        return family < otherFamily
                || (family == otherFamily && Math.abs(font.weight() - weight) < Math.abs(other.weight() - weight));
    }

    private static int rank(Font font, String[] families) {
        int rank = 0;
        while (rank < families.length && !families[rank].equals(font.family())) {
            rank++;
        }
        return rank;
    }
}
