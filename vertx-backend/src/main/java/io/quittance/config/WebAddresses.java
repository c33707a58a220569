package io.quittance.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads addresses of the web: where we are, who may call us from a page, and whom we believe about that. */
final class WebAddresses {

    private WebAddresses() {}

    static List<String> trustedProxies(Settings settings) {
        List<String> blocks = settings.list("trustedProxies");
        for (String block : blocks) {
            if (IpBlock.parse(block) == null) {
                settings.mistake("trustedProxies", "must hold addresses or CIDR blocks, not '" + block + "'");
            }
        }
        return blocks;
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
