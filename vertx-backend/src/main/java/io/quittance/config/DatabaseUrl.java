package io.quittance.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL server is and who signs in there.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param name of the database
 * @param password empty where the server asks for none
 * @param rootCertificate PEM file with the authorities that may vouch for the server; null for those that Java knows
 */
public record DatabaseUrl(
        String host,
        int port,
        String name,
        String user,
        Secret password,
        SslMode sslMode,
        @Nullable Path rootCertificate) {

    private static final int POSTGRESQL_PORT = 5432;

    /** How much TLS is asked of the connection; named as PostgreSQL's own programs name it. */
    public enum SslMode {
        DISABLE,
        ALLOW,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL;

        /** As it stands in a URL: {@code verify-full}. */
        public String urlName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads {@code postgresql://user:password@host:port/name?sslmode=...&sslrootcert=...}. The port may be left out, and
     * the password; TLS is used where the server offers it unless {@code sslmode} says otherwise.
     *
     * @throws IllegalArgumentException with a message that says what is wrong and repeats nothing of the text, which holds
     *     a password
     */
    public static DatabaseUrl parse(String text) {
        URI uri = uri(text);
        String[] credentials = uri.getRawUserInfo().split(":", 2);
        Map<String, String> parameters = parameters(uri.getRawQuery());
        SslMode sslMode = sslMode(parameters.remove("sslmode"));
        Path rootCertificate = rootCertificate(parameters.remove("sslrootcert"));
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("may have the parameters sslmode and sslrootcert only");
        }
        return new DatabaseUrl(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() < 0 ? POSTGRESQL_PORT : uri.getPort(),
                decoded(uri.getRawPath().substring(1)),
                decoded(credentials[0]),
                new Secret(credentials.length < 2 ? "" : decoded(credentials[1])),
                sslMode,
                rootCertificate);
    }

    /** For people: where the server is, without who signs in. */
    public String location() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + name;
    }

    /** The URL of another database on the same server. */
    public DatabaseUrl withName(String otherName) {
        return new DatabaseUrl(host, port, otherName, user, password, sslMode, rootCertificate);
    }

    /** The URL of another role in the same database. */
    public DatabaseUrl withUser(String otherUser, Secret otherPassword) {
        return new DatabaseUrl(host, port, name, otherUser, otherPassword, sslMode, rootCertificate);
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (scheme && uri.getHost() != null && uri.getRawUserInfo() != null && isName(uri.getRawPath())) {
                return uri;
            }
        } catch (URISyntaxException notAUri) {
            // Not its cause: that would quote the password.
        }
        throw new IllegalArgumentException("must look like postgresql://user:password@host:5432/name, with other "
                + "characters than letters and digits percent-encoded in the password");
    }

    private static boolean isName(String rawPath) {
        return rawPath.length() > 1 && rawPath.lastIndexOf('/') == 0;
    }

    private static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (rawQuery != null) {
            for (String pair : rawQuery.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static SslMode sslMode(@Nullable String text) {
        if (text == null) {
            return SslMode.PREFER;
        }
        return Arrays.stream(SslMode.values())
                .filter(mode -> mode.urlName().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must have an sslmode of disable, allow, prefer, require, verify-ca or verify-full"));
    }

    private static @Nullable Path rootCertificate(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("names an sslrootcert that cannot be read: '" + text + "'");
        }
        return file;
    }

    private static String decoded(String text) {
        // A plus is a plus here: it stands for a space in forms only.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
