package io.quittance.config;

import io.netty.util.NetUtil;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads addresses of the web: where we are, who may call us from a page, and whom we believe about that. */
final class WebAddresses {

    private WebAddresses() {}

    static List<String> trustedProxies(Settings settings) {
        List<String> blocks = settings.list("trustedProxies");
        for (String block : blocks) {
            if (!isAddressBlock(block)) {
                settings.mistake("trustedProxies", "must hold addresses or CIDR blocks, not '" + block + "'");
            }
        }
        return blocks;
    }

    private static boolean isAddressBlock(String block) {
        int slash = block.indexOf('/');
        String address = slash < 0 ? block : block.substring(0, slash);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || slash < 0) {
            return bytes != null;
        }
        String prefix = block.substring(slash + 1);
        return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bytes.length * 8;
    }

    static @Nullable URI publicUrl(Settings settings) {
        String text = settings.text("publicUrl").replaceAll("/+$", "");
        if (text.isEmpty()) {
            return null;
        }
        return httpUri(settings, "publicUrl", text);
    }

    static String origin(Settings settings, String text) {
        URI uri = httpUri(settings, "allowedOrigins", text);
        if (uri != null && (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null)) {
            settings.mistake("allowedOrigins", "must hold origins without a path, not '" + text + "'");
        }
        return text;
    }

    private static @Nullable URI httpUri(Settings settings, String path, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAUri) {
            // Reported below together with URIs of other schemes.
        }
        settings.mistake(path, "must be an http or https address, not '" + text + "'");
        return null;
    }
}
