package io.quittance.pdf.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A TrueType file of some of a font's glyphs, numbered anew, with just the tables that a PDF needs. One use each. */
final class FontSubset {

    private static final int ARGUMENTS_ARE_WORDS = 0x1;
    private static final int HAS_SCALE = 0x8;
    private static final int MORE_COMPONENTS = 0x20;
    private static final int HAS_TWO_SCALES = 0x40;
    private static final int HAS_MATRIX = 0x80;
    private static final int COMPOSITE_HEADER_BYTES = 10;
    private static final int CHECKSUM_MAGIC = 0xB1B0AFBA;
    private static final int HEAD_CHECKSUM_AT = 8;
    private static final int HEAD_LOCA_FORMAT_AT = 50;

    private final FontFile font;
    private int[] glyphs;
    private int count;

    /** Where the outlines of each glyph end. */
    private int[] ends = new int[0];

    /** @param glyphs the font's numbers of the glyphs that get the numbers 0, 1, 2 ... here; the first is 0 */
    FontSubset(FontFile font, int[] glyphs) {
        this.font = font;
        this.glyphs = glyphs.clone();
        this.count = glyphs.length;
    }

    byte[] file() {
        byte[] outlines = outlines();
        ByteBuffer loca = ByteBuffer.allocate(4 * (count + 1));
        ByteBuffer hmtx = ByteBuffer.allocate(4 * count);
        loca.putInt(0);
        for (int i = 0; i < count; i++) {
            loca.putInt(ends[i]);
            hmtx.putInt(metrics(glyphs[i]));
        }
        byte[] head = copy("head");
        ByteBuffer.wrap(head).putInt(HEAD_CHECKSUM_AT, 0).putShort(HEAD_LOCA_FORMAT_AT, (short) 1);
        byte[] hhea = copy("hhea");
        ByteBuffer.wrap(hhea).putShort(34, (short) count);
        byte[] maxp = copy("maxp");
        ByteBuffer.wrap(maxp).putShort(4, (short) count);
        return assemble(
                new String[] {"glyf", "head", "hhea", "hmtx", "loca", "maxp"},
                new byte[][] {outlines, head, hhea, hmtx.array(), loca.array(), maxp});
    }

    /** Outlines of all glyphs, and of those that they are composed of, which are added at the end. */
    private byte[] outlines() {
        ByteBuffer out = ByteBuffer.allocate(1 << 12);
        ends = new int[count];
        for (int i = 0; i < count; i++) {
            FontFile.Table source = font.outlines(glyphs[i]);
            int start = out.position();
            if (out.remaining() < source.length() + 3) {
                out = ByteBuffer.allocate(2 * (out.capacity() + source.length()))
                        .put(out.flip());
            }
            out.put(font.bytes(), source.offset(), source.length());
            if (source.length() > 0 && font.s16(source.offset()) < 0) {
                renumberComponents(out, start);
            }
            while (out.position() % 4 != 0) {
                out.put((byte) 0);
            }
            if (i == ends.length) {
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            ends[i] = out.position();
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private void renumberComponents(ByteBuffer out, int glyphStart) {
        int at = glyphStart + COMPOSITE_HEADER_BYTES;
        int flags;
        do {
            flags = out.getShort(at);
            out.putShort(at + 2, (short) numberOf(out.getShort(at + 2) & 0xFFFF));
            at += (flags & ARGUMENTS_ARE_WORDS) != 0 ? 8 : 6;
            if ((flags & HAS_SCALE) != 0) {
                at += 2;
            } else if ((flags & HAS_TWO_SCALES) != 0) {
                at += 4;
            } else if ((flags & HAS_MATRIX) != 0) {
                at += 8;
            }
        } while ((flags & MORE_COMPONENTS) != 0);
    }

    private int numberOf(int glyph) {
        for (int i = 0; i < count; i++) {
            if (glyphs[i] == glyph) {
                return i;
            }
        }
        if (count == glyphs.length) {
            glyphs = Arrays.copyOf(glyphs, 2 * count);
        }
        glyphs[count] = glyph;
        return count++;
    }

    /** Advance and left side bearing, as they stand in hmtx. */
    private int metrics(int glyph) {
        if (glyph < 0) {
            return font.units(Math.round(font.width(glyph))) << 16;
        }
        int full = font.u16(font.table("hhea").offset() + 34);
        int hmtx = font.table("hmtx").offset();
        if (glyph < full) {
            return font.u16(hmtx + 4 * glyph) << 16 | font.u16(hmtx + 4 * glyph + 2);
        }
        return font.u16(hmtx + 4 * (full - 1)) << 16 | font.u16(hmtx + 4 * full + 2 * (glyph - full));
    }

    private byte[] copy(String name) {
        FontFile.Table table = font.table(name);
        return Arrays.copyOfRange(font.bytes(), table.offset(), table.offset() + table.length());
    }

    private static byte[] assemble(String[] names, byte[][] tables) {
        int size = 12 + 16 * names.length;
        for (byte[] table : tables) {
            size += (table.length + 3) & ~3;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        int powers = Integer.highestOneBit(names.length);
        out.putInt(0x00010000).putShort((short) names.length);
        out.putShort((short) (powers * 16))
                .putShort((short) Integer.numberOfTrailingZeros(powers))
                .putShort((short) (16 * (names.length - powers)));
        int offset = 12 + 16 * names.length;
        int headAt = 0;
        for (int i = 0; i < names.length; i++) {
            byte[] table = tables[i];
            out.put(names[i].getBytes(StandardCharsets.US_ASCII))
                    .putInt(checksum(table))
                    .putInt(offset)
                    .putInt(table.length);
            System.arraycopy(table, 0, out.array(), offset, table.length);
            headAt = names[i].equals("head") ? offset : headAt;
            offset += (table.length + 3) & ~3;
        }
        out.putInt(headAt + HEAD_CHECKSUM_AT, CHECKSUM_MAGIC - checksum(out.array()));
        return out.array();
    }

    private static int checksum(byte[] table) {
        ByteBuffer words = ByteBuffer.wrap(table);
        int sum = 0;
        while (words.remaining() >= 4) {
            sum += words.getInt();
        }
        for (int shift = 24; words.hasRemaining(); shift -= 8) {
            sum += (words.get() & 0xFF) << shift;
        }
        return sum;
    }
}
