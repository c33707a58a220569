package io.quittance.pdf.file;

import java.util.Arrays;
import java.util.UUID;
import java.util.zip.Deflater;

/**
 * A PDF 1.7 file in the making: numbered objects in, bytes out. Objects without a stream are packed together and
 * compressed, and what is finished is kept as bytes only, so that memory grows with the file and not with what it
 * means.
 */
public final class PdfFile {

    /** Objects packed together: readers unpack all of them to find one. */
    private static final int PACKED_OBJECTS = 200;

    /** Streams below this are not worth compressing, in bytes. */
    private static final int MIN_DEFLATED = 1_000;

    private static final int ENTRY_BYTES = 7;

    private final Deflater deflater;
    private final ByteBuilder out = new ByteBuilder(1 << 16);
    private final ByteBuilder packed = new ByteBuilder(1 << 13);
    private final ByteBuilder packedIndex = new ByteBuilder(1 << 10);
    private byte[] deflated = new byte[1 << 12];

    /** By object: offset in the file, or for a packed object -1 - the object it is packed in. */
    private long[] places = new long[256];

    private int[] indexes = new int[256];
    private int objects = 1;
    private int pack;
    private int packedObjects;

    /** @param deflater its state counts for nothing; it is not closed */
    public PdfFile(Deflater deflater) {
        this.deflater = deflater;
        out.ascii("%PDF-1.7\n%")
                .raw(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3})
                .ascii("\n");
    }

    /** The number of an object that is to be written later. */
    public int reserve() {
        if (objects == places.length) {
            places = Arrays.copyOf(places, 2 * objects);
            indexes = Arrays.copyOf(indexes, 2 * objects);
        }
        return objects++;
    }

    /** Starts an object without a stream. What is appended to the result until the next object is the object. */
    public ByteBuilder object(int number) {
        if (packedObjects == PACKED_OBJECTS) {
            flushPacked();
        }
        if (packedObjects == 0) {
            pack = reserve();
        }
        places[number] = -1L - pack;
        indexes[number] = packedObjects++;
        packedIndex.integer(number).ascii(" ").integer(packed.length()).ascii(" ");
        return packed;
    }

    /** @param entries of its dictionary, less length and filter */
    public void stream(int number, CharSequence entries, byte[] content, int length) {
        if (length < MIN_DEFLATED) {
            storedStream(number, entries, content, length);
        } else {
            int size = deflate(content, length);
            storedStream(number, entries + "/Filter/FlateDecode", deflated, size);
        }
    }

    /** A stream that is compressed already, or not to be. */
    public void storedStream(int number, CharSequence entries, byte[] content, int length) {
        places[number] = out.length();
        out.integer(number).ascii(" 0 obj\n<<").ascii(entries).ascii("/Length ").integer(length);
        out.ascii(">>stream\n").raw(content, 0, length).ascii("\nendstream\nendobj\n");
    }

    /** The whole file. */
    public byte[] finish(int catalog, int information) {
        flushPacked();
        int number = reserve();
        places[number] = out.length();
        ByteBuilder entries = new ByteBuilder(ENTRY_BYTES * objects);
        entries.bytes(0, 1).bytes(0, 4).bytes(0xFFFF, 2);
        for (int i = 1; i < objects; i++) {
            boolean isPacked = places[i] < 0;
            entries.bytes(isPacked ? 2 : 1, 1)
                    .bytes(isPacked ? -1L - places[i] : places[i], 4)
                    .bytes(isPacked ? indexes[i] : 0, 2);
        }
        long start = out.length();
        String id = UUID.randomUUID().toString().replace("-", "");
        stream(
                number,
                "/Type/XRef/Size " + objects + "/W[1 4 2]/Root " + catalog + " 0 R/Info " + information + " 0 R/ID[<"
                        + id + "><" + id + ">]",
                entries.array(),
                entries.length());
        out.ascii("startxref\n").integer(start).ascii("\n%%EOF\n");
        return out.toByteArray();
    }

    private void flushPacked() {
        if (packedObjects == 0) {
            return;
        }
        int first = packedIndex.length();
        int count = packedObjects;
        packedIndex.raw(packed.array(), 0, packed.length());
        stream(pack, "/Type/ObjStm/N " + count + "/First " + first, packedIndex.array(), packedIndex.length());
        packed.clear();
        packedIndex.clear();
        packedObjects = 0;
    }

    private int deflate(byte[] content, int length) {
        deflater.reset();
        deflater.setInput(content, 0, length);
        deflater.finish();
        int size = 0;
        while (!deflater.finished()) {
            if (size == deflated.length) {
                deflated = Arrays.copyOf(deflated, 2 * size);
            }
            size += deflater.deflate(deflated, size, deflated.length - size);
        }
        return size;
    }
}
