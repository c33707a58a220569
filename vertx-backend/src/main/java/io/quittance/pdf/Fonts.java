package io.quittance.pdf;

import java.util.List;

/** The font files, read once and shared by all renderers. {@code fonts/README.md} says where each comes from. */
final class Fonts {

    /**
     * One font file.
     *
     * @param name of its file
     * @param family as the style sheets name it
     * @param weight 400 is regular
     */
    record Font(String name, String family, int weight, byte[] file) {}

    /** The families that a style sheet names. */
    private static final List<String[]> NAMED = List.of(
            new String[] {"Noto Sans", "400", "NotoSans-Regular"},
            new String[] {"Noto Sans", "600", "NotoSans-SemiBold"},
            new String[] {"JetBrains Mono", "400", "JetBrainsMono-Regular"},
            new String[] {"JetBrains Mono", "700", "JetBrainsMono-Bold"});

    /** Where characters that the named families lack are looked for, in this order. */
    private static final List<String[]> FALLBACKS = List.of(
            new String[] {"Noto Sans Hebrew", "400", "NotoSansHebrew-Regular"},
            new String[] {"Noto Sans Arabic", "400", "NotoSansArabic-Regular"},
            new String[] {"Noto Sans Armenian", "400", "NotoSansArmenian-Regular"},
            new String[] {"Noto Sans Georgian", "400", "NotoSansGeorgian-Regular"},
            new String[] {"Noto Sans Thai", "400", "NotoSansThai-Regular"},
            new String[] {"Noto Sans Math", "400", "NotoSansMath-Regular"},
            new String[] {"Noto Sans Symbols", "400", "NotoSansSymbols-Regular"},
            new String[] {"Noto Sans Symbols 2", "400", "NotoSansSymbols2-Regular"},
            new String[] {"Noto Emoji", "400", "NotoEmoji-Regular"},
            new String[] {"Noto Sans KR", "400", "NotoSansKR-Regular"},
            new String[] {"Droid Sans Fallback", "400", "DroidSansFallbackFull"});

    private final List<Font> named = NAMED.stream().map(Fonts::read).toList();
    private final List<Font> fallbacks = FALLBACKS.stream().map(Fonts::read).toList();

    List<Font> named() {
        return named;
    }

    List<Font> fallbacks() {
        return fallbacks;
    }

    private static Font read(String[] font) {
        return new Font(font[2], font[0], Integer.parseInt(font[1]), Resources.bytes("fonts/" + font[2] + ".ttf"));
    }
}
