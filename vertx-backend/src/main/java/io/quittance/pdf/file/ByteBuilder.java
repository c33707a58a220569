package io.quittance.pdf.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the making, with the few kinds of things that a PDF is made of. */
public final class ByteBuilder {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int HUNDREDTHS = 100;

    private byte[] bytes;
    private int length;

    public ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    public int length() {
        return length;
    }

    public byte[] array() {
        return bytes;
    }

    public void clear() {
        length = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    public ByteBuilder raw(byte[] more, int offset, int count) {
        reserve(count);
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
        return this;
    }

    public ByteBuilder raw(byte[] more) {
        return raw(more, 0, more.length);
    }

    /** @param text of ASCII characters */
    public ByteBuilder ascii(CharSequence text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    public ByteBuilder integer(long value) {
        reserve(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        long power = 1;
        while (rest / power >= 10) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            bytes[length++] = (byte) ('0' + rest / power % 10);
        }
        return this;
    }

    /** The value to hundredths, without trailing zeros. */
    public ByteBuilder number(double value) {
        long hundredths = Math.round(value * HUNDREDTHS);
        if (hundredths < 0) {
            reserve(1);
            bytes[length++] = '-';
            hundredths = -hundredths;
        }
        integer(hundredths / HUNDREDTHS);
        int rest = (int) (hundredths % HUNDREDTHS);
        if (rest != 0) {
            reserve(3);
            bytes[length++] = '.';
            bytes[length++] = (byte) ('0' + rest / 10);
            if (rest % 10 != 0) {
                bytes[length++] = (byte) ('0' + rest % 10);
            }
        }
        return this;
    }

    /** The value to millionths. */
    public ByteBuilder fine(double value) {
        long millionths = Math.round(value * 1_000_000);
        if (millionths < 0) {
            ascii("-");
            millionths = -millionths;
        }
        integer(millionths / 1_000_000);
        int rest = (int) (millionths % 1_000_000);
        if (rest != 0) {
            ascii(".");
            for (int power = 100_000; rest > 0; power /= 10) {
                reserve(1);
                bytes[length++] = (byte) ('0' + rest / power);
                rest %= power;
            }
        }
        return this;
    }

    /** Four hexadecimal digits. */
    public ByteBuilder hex16(int value) {
        reserve(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[value >> shift & 0xF];
        }
        return this;
    }

    public ByteBuilder bytes(long value, int count) {
        reserve(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> shift);
        }
        return this;
    }

    public ByteBuilder reference(int object) {
        return integer(object).ascii(" 0 R");
    }

    /** A string that people read: in UTF-16, whatever it holds. */
    public ByteBuilder text(String text) {
        ascii("<FEFF");
        for (int i = 0; i < text.length(); i++) {
            hex16(text.charAt(i));
        }
        return ascii(">");
    }

    /** A string for programs, of ASCII characters. */
    public ByteBuilder literal(String text) {
        return ascii("(")
                .ascii(text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
                .ascii(")");
    }

    /** The bytes as ASCII. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
