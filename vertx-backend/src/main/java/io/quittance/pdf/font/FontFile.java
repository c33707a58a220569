package io.quittance.pdf.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A TrueType font file: what layout measures, and what documents embed. Made for our own fonts, which have outlines in
 * {@code glyf} and neither hints nor kerning. Never changes, so all renderers share it.
 */
final class FontFile {

    /** Glyphs of the characters up to here are looked up in advance. */
    private static final int LATIN_END = 0x250;

    private static final int FORMAT_SEGMENTS = 4;
    private static final int FORMAT_GROUPS = 12;
    private static final int TABLE_RECORD_BYTES = 16;

    private final ByteBuffer file;
    private final Map<String, Table> tables = new HashMap<>();
    private final int unitsPerEm;
    private final boolean longOffsets;
    private final float[] widths;
    private final int characters;
    private final char[] latin = new char[LATIN_END];

    /** Where a table lies in the file. */
    record Table(int offset, int length) {}

    FontFile(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        for (int i = 0, record = 12; i < u16(4); i++, record += TABLE_RECORD_BYTES) {
            String name = new String(bytes, record, 4, StandardCharsets.US_ASCII);
            tables.put(name, new Table(file.getInt(record + 8), file.getInt(record + 12)));
        }
        int head = table("head").offset();
        unitsPerEm = u16(head + 18);
        longOffsets = u16(head + 50) == 1;
        widths = readWidths();
        characters = findCharacters();
        for (int character = 0; character < LATIN_END; character++) {
            latin[character] = (char) search(character);
        }
    }

    /** The character's glyph, or 0 if the font does not have it. */
    int glyph(int codePoint) {
        return codePoint < LATIN_END ? latin[codePoint] : search(codePoint);
    }

    /** A glyph that no font has: nothing is drawn, and so many units of the font are passed over. */
    static int emptyGlyph(int units) {
        return ~units;
    }

    int glyphs() {
        return widths.length;
    }

    /** Advance of a glyph, in thousandths of the font's size. */
    float width(int glyph) {
        return glyph < 0 ? ~glyph * 1000f / unitsPerEm : widths[glyph];
    }

    /** The inverse of {@link #thousandths}. */
    int units(int thousandths) {
        return Math.round(thousandths * unitsPerEm / 1000f);
    }

    /** A measure of the font, in thousandths of its size. */
    int thousandths(int units) {
        return Math.round(units * 1000f / unitsPerEm);
    }

    Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("The font has no table " + name);
        }
        return table;
    }

    /** Outlines of a glyph; empty for a space. */
    Table outlines(int glyph) {
        if (glyph < 0) {
            return new Table(0, 0);
        }
        int loca = table("loca").offset();
        int start = longOffsets ? file.getInt(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
        int end = longOffsets ? file.getInt(loca + 4 * glyph + 4) : 2 * u16(loca + 2 * glyph + 2);
        return new Table(table("glyf").offset() + start, end - start);
    }

    byte[] bytes() {
        return file.array();
    }

    int u16(int offset) {
        return file.getShort(offset) & 0xFFFF;
    }

    int s16(int offset) {
        return file.getShort(offset);
    }

    private float[] readWidths() {
        float[] read = new float[u16(table("maxp").offset() + 4)];
        int full = u16(table("hhea").offset() + 34);
        int hmtx = table("hmtx").offset();
        for (int glyph = 0; glyph < read.length; glyph++) {
            read[glyph] = u16(hmtx + 4 * Math.min(glyph, full - 1)) * 1000f / unitsPerEm;
        }
        return read;
    }

    /** The subtable for all of Unicode, or else the one for its first plane. */
    private int findCharacters() {
        int cmap = table("cmap").offset();
        int found = 0;
        for (int i = 0, record = cmap + 4; i < u16(cmap + 2); i++, record += 8) {
            int subtable = cmap + file.getInt(record + 4);
            int format = u16(subtable);
            if (format == FORMAT_GROUPS || (format == FORMAT_SEGMENTS && found == 0)) {
                found = subtable;
            }
        }
        if (found == 0) {
            throw new IllegalArgumentException("The font maps no Unicode characters");
        }
        return found;
    }

    private int search(int codePoint) {
        return u16(characters) == FORMAT_GROUPS ? searchGroups(codePoint) : searchSegments(codePoint);
    }

    private int searchGroups(int codePoint) {
        int low = 0;
        int high = file.getInt(characters + 12) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int group = characters + 16 + 12 * middle;
            if (codePoint < file.getInt(group)) {
                high = middle - 1;
            } else if (codePoint > file.getInt(group + 4)) {
                low = middle + 1;
            } else {
                return file.getInt(group + 8) + codePoint - file.getInt(group);
            }
        }
        return 0;
    }

    private int searchSegments(int codePoint) {
        int doubled = u16(characters + 6);
        int ends = characters + 14;
        int low = 0;
        int high = doubled / 2 - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (codePoint > u16(ends + 2 * middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int start = u16(ends + doubled + 2 + 2 * low);
        if (codePoint < start || codePoint > u16(ends + 2 * low)) {
            return 0;
        }
        int delta = u16(ends + 2 * doubled + 2 + 2 * low);
        int rangeAt = ends + 3 * doubled + 2 + 2 * low;
        int range = u16(rangeAt);
        if (range == 0) {
            return (codePoint + delta) & 0xFFFF;
        }
        int glyph = u16(rangeAt + range + 2 * (codePoint - start));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }
}
