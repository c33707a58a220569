package io.quittance.config;

import org.jspecify.annotations.Nullable;

/**
 * All IP addresses that begin with the same bits.
 *
 * @param prefix how many bits: 32 or 128 at most
 */
public record IpBlock(IpAddress address, int prefix) {

    private static final int MAPPED_PREFIX = 96;

    /** Of an address or a CIDR block; null when it is neither. */
    public static @Nullable IpBlock parse(String text) {
        int slash = text.indexOf('/');
        String before = slash < 0 ? text : text.substring(0, slash);
        IpAddress address = IpAddress.parse(before);
        if (address == null) {
            return null;
        }
        int bits = address.bytes().length * Byte.SIZE;
        if (slash < 0) {
            return new IpBlock(address, bits);
        }
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}")) {
            return null;
        }
        // A block of IPv4 addresses that are mapped to IPv6.
        boolean mapped = bits == Integer.SIZE && before.indexOf(':') >= 0;
        int prefix = Integer.parseInt(length) - (mapped ? MAPPED_PREFIX : 0);
        return prefix < 0 || prefix > bits ? null : new IpBlock(address, prefix);
    }

    /** Whether the address is in it. */
    public boolean has(IpAddress other) {
        byte[] mine = address.bytes();
        byte[] theirs = other.bytes();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
