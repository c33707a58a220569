package io.quittance.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IP address, which is one however it is spelled: {@code ::ffff:192.0.2.7} is the IPv4 address {@code 192.0.2.7}, and a
 * zone is no part of it.
 */
public record IpAddress(InetAddress address) {

    /** With brackets, as URIs have IPv6; the port is optional there. A bare IPv6 address cannot have one. */
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)](?::[0-9]{1,5})?");

    private static final Pattern IPV4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
    private static final int MAX_LENGTH = 100;

    /** Of an address with an optional zone, and nothing else; null when it is none. */
    public static @Nullable IpAddress parse(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        byte[] bytes = text.length() > MAX_LENGTH || text.startsWith("[")
                ? null
                : NetUtil.createByteArrayFromIpAddressString(withoutDots(bare));
        if (bytes == null || (zone >= 0 && bare.indexOf(':') < 0)) {
            return null;
        }
        try {
            // Makes an IPv4 address of one that is mapped to IPv6.
            return new IpAddress(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    /** Of what a proxy writes: it may be quoted, in brackets, and have a port. Null when it is no address. */
    public static @Nullable IpAddress parseForwarded(String text) {
        String bare = text.strip();
        if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        Matcher bracketed = BRACKETED.matcher(bare);
        if (bracketed.matches()) {
            return parse(bracketed.group(1));
        }
        Matcher ipv4 = IPV4_WITH_PORT.matcher(bare);
        return parse(ipv4.matches() ? ipv4.group(1) : bare);
    }

    /** The last 32 bits of an IPv6 address may be written as IPv4 addresses are. */
    private static String withoutDots(String text) {
        int colon = text.lastIndexOf(':');
        byte[] last = colon < 0 || text.indexOf('.') < colon
                ? null
                : NetUtil.createByteArrayFromIpAddressString(text.substring(colon + 1));
        if (last == null) {
            return text;
        }
        String hex = HexFormat.of().formatHex(last);
        return text.substring(0, colon + 1) + hex.substring(0, 4) + ":" + hex.substring(4);
    }

    /** The bytes: 4 or 16. */
    public byte[] bytes() {
        return address.getAddress();
    }

    /** As RFC 5952 spells it. */
    public String text() {
        return NetUtil.toAddressString(address);
    }
}
