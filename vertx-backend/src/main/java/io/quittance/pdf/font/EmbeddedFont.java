package io.quittance.pdf.font;

import io.quittance.pdf.file.ByteBuilder;
import io.quittance.pdf.file.PdfFile;
import io.quittance.pdf.font.Fonts.Font;
import io.quittance.text.DefaultIgnorable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one document uses of a font. Its characters are numbered as they come and embedded as a subset. */
public final class EmbeddedFont {

    private static final int LATIN_END = 0x250;
    private static final int MAX_MAPPINGS_IN_BLOCK = 100;

    /** PDF/A forbids the byte order mark in text; what it meant there has a character of its own since Unicode 3.2. */
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final int WORD_JOINER = 0x2060;
    private static final String CMAP_HEAD = """
            /CIDInit/ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
            /CMapName/Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange
            """;
    private static final String CMAP_TAIL = """
            endcmap
            CMapName currentdict/CMap defineresource pop
            end
            end
            """;

    private final Font font;
    private final Fonts fonts;
    private @Nullable FontFile file;
    private char @Nullable [] latin;
    private final Map<Integer, Integer> others = new HashMap<>();

    /** By number in the document; 0 is for no character. */
    private int[] characters = new int[64];

    private int[] glyphs = new int[64];
    private int count = 1;

    EmbeddedFont(Font font, Fonts fonts) {
        this.font = font;
        this.fonts = fonts;
    }

    Font font() {
        return font;
    }

    public int weight() {
        return font.weight();
    }

    public boolean isUsed() {
        return count > 1;
    }

    public boolean has(int codePoint) {
        return file().glyph(codePoint) != 0;
    }

    /** Advance of a character, in thousandths of the font's size. */
    public float width(int codePoint) {
        return file().width(glyph(codePoint));
    }

    /** The font's own, or else an empty one: what is never seen takes no room, and what is missing that of its frame. */
    private int glyph(int codePoint) {
        if (DefaultIgnorable.contains(codePoint)) {
            return FontFile.emptyGlyph(0);
        }
        int glyph = file().glyph(codePoint);
        return glyph == 0 ? FontFile.emptyGlyph(file().units(FramedCharacter.width(codePoint))) : glyph;
    }

    /** The number that stands for the character in the document's content. */
    public int number(int codePoint) {
        if (codePoint < LATIN_END) {
            if (latin == null) {
                latin = new char[LATIN_END];
            }
            if (latin[codePoint] == 0) {
                latin[codePoint] = (char) add(codePoint);
            }
            return latin[codePoint];
        }
        return others.computeIfAbsent(codePoint, this::add);
    }

    private int add(int codePoint) {
        if (count == characters.length) {
            characters = Arrays.copyOf(characters, 2 * count);
            glyphs = Arrays.copyOf(glyphs, 2 * count);
        }
        characters[count] = codePoint;
        glyphs[count] = glyph(codePoint);
        return count++;
    }

    private FontFile file() {
        if (file == null) {
            file = fonts.file(font);
        }
        return file;
    }

    /** Writes the font, to be called when all text is painted. Returns its object. */
    public int write(PdfFile pdf) {
        int type0 = pdf.reserve();
        int descendant = pdf.reserve();
        int descriptor = pdf.reserve();
        int program = pdf.reserve();
        int toUnicode = pdf.reserve();
        String name = tag(type0) + "+" + font.name();
        byte[] subset = new FontSubset(file(), Arrays.copyOf(glyphs, count)).file();
        // Outlines hardly compress: a tenth of the size of a small invoice is not worth a tenth of its time.
        pdf.storedStream(program, "/Length1 " + subset.length, subset, subset.length);
        ByteBuilder map = characterMap();
        pdf.stream(toUnicode, "", map.array(), map.length());
        pdf.object(type0)
                .ascii("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/" + name)
                .ascii("/DescendantFonts[" + descendant + " 0 R]/ToUnicode " + toUnicode + " 0 R>>");
        ByteBuilder widths = pdf.object(descendant)
                .ascii("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name)
                .ascii("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
                .ascii("/CIDToGIDMap/Identity/FontDescriptor " + descriptor + " 0 R/W[0[");
        for (int i = 0; i < count; i++) {
            widths.number(file().width(glyphs[i])).ascii(" ");
        }
        widths.ascii("]]>>");
        writeDescriptor(pdf, descriptor, name, program);
        return type0;
    }

    private void writeDescriptor(PdfFile pdf, int number, String name, int program) {
        FontFile parsed = file();
        int head = parsed.table("head").offset();
        int hhea = parsed.table("hhea").offset();
        ByteBuilder descriptor = pdf.object(number)
                .ascii("<</Type/FontDescriptor/Flags 4/ItalicAngle 0/StemV 80/FontName/" + name + "/FontBBox[");
        for (int at = head + 36; at < head + 44; at += 2) {
            descriptor.integer(parsed.thousandths(parsed.s16(at))).ascii(" ");
        }
        int ascent = parsed.thousandths(parsed.s16(hhea + 4));
        descriptor
                .ascii("]/Ascent " + ascent + "/CapHeight " + ascent)
                .ascii("/Descent " + parsed.thousandths(parsed.s16(hhea + 6)))
                .ascii("/FontFile2 " + program + " 0 R>>");
    }

    private ByteBuilder characterMap() {
        ByteBuilder map = new ByteBuilder(512 + 16 * count).ascii(CMAP_HEAD);
        for (int start = 1; start < count; start += MAX_MAPPINGS_IN_BLOCK) {
            int end = Math.min(count, start + MAX_MAPPINGS_IN_BLOCK);
            map.integer(end - start).ascii(" beginbfchar\n");
            for (int i = start; i < end; i++) {
                map.ascii("<").hex16(i).ascii("><");
                int character = characters[i] == BYTE_ORDER_MARK ? WORD_JOINER : characters[i];
                if (Character.isBmpCodePoint(character)) {
                    map.hex16(character);
                } else {
                    map.hex16(Character.highSurrogate(character)).hex16(Character.lowSurrogate(character));
                }
                map.ascii(">\n");
            }
            map.ascii("endbfchar\n");
        }
        return map.ascii(CMAP_TAIL);
    }

    /** Six letters, different for each subset of a file. */
    private static String tag(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; letters.length() < 6; rest /= 26) {
            letters.append((char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
