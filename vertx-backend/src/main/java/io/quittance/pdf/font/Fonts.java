package io.quittance.pdf.font;

import io.quittance.pdf.file.Resources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fonts there are. {@code fonts/README.md} says where each comes from. A file is read when it is first needed. */
public final class Fonts {

    /**
     * One font file.
     *
     * @param name of its file
     * @param family as the style sheets name it
     * @param weight 400 is regular
     */
    public record Font(String name, String family, int weight) {

        public byte[] bytes() {
            return Resources.bytes("fonts/" + name + ".ttf");
        }
    }

    private final Map<Font, FontFile> files = new ConcurrentHashMap<>();

    /** The families that a style sheet names. */
    private static final List<Font> NAMED = List.of(
            new Font("NotoSans-Regular", "Noto Sans", 400),
            new Font("NotoSans-SemiBold", "Noto Sans", 600),
            new Font("JetBrainsMono-Regular", "JetBrains Mono", 400),
            new Font("JetBrainsMono-Bold", "JetBrains Mono", 700));

    /** Where characters that the named families lack are looked for, in this order. */
    private static final List<Font> FALLBACKS = List.of(
            new Font("NotoSansHebrew-Regular", "Noto Sans Hebrew", 400),
            new Font("NotoSansArabic-Regular", "Noto Sans Arabic", 400),
            new Font("NotoSansArmenian-Regular", "Noto Sans Armenian", 400),
            new Font("NotoSansGeorgian-Regular", "Noto Sans Georgian", 400),
            new Font("NotoSansThai-Regular", "Noto Sans Thai", 400),
            new Font("NotoSansMath-Regular", "Noto Sans Math", 400),
            new Font("NotoSansSymbols-Regular", "Noto Sans Symbols", 400),
            new Font("NotoSansSymbols2-Regular", "Noto Sans Symbols 2", 400),
            new Font("NotoSansMono-BoxDrawing", "Noto Sans Mono", 400),
            new Font("NotoEmoji-Regular", "Noto Emoji", 400),
            new Font("NotoSansKR-Regular", "Noto Sans KR", 400),
            new Font("DroidSansFallbackFull", "Droid Sans Fallback", 400));

    public List<Font> named() {
        return NAMED;
    }

    List<Font> fallbacks() {
        return FALLBACKS;
    }

    FontFile file(Font font) {
        return files.computeIfAbsent(font, wanted -> new FontFile(wanted.bytes()));
    }
}
