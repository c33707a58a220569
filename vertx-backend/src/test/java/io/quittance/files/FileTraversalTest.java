package io.quittance.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not have a link gets nothing, however the path is written. */
class FileTraversalTest {

    private static RunningApp app;
    private static String path;
    private static String link;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
        path = app.documentPath();
        link = path.split("/")[3];
        Path root = app.documents();
        Files.writeString(root.resolve("secret.pdf"), "SECRET in the root");
        Files.writeString(root.getParent().resolve("secret.pdf"), "SECRET above the root");
        Files.writeString(root.resolve(".incoming/secret.pdf"), "SECRET that is half done");
        Files.writeString(root.resolve(link).resolve(".secret.pdf"), "SECRET that is hidden");
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/secret.pdf",
                "/../secret.pdf",
                "/..%2fsecret.pdf",
                "/..%2Fsecret.pdf",
                "/%2e%2e/secret.pdf",
                "/%2e%2e%2fsecret.pdf",
                "/..%5csecret.pdf",
                "/%2e%2e%5csecret.pdf",
                "/..\\secret.pdf",
                "/..%252fsecret.pdf",
                "/%252e%252e%252fsecret.pdf",
                "/..%c0%afsecret.pdf",
                "/..%ef%bc%8fsecret.pdf",
                "/%u002e%u002e/secret.pdf",
                "/....//secret.pdf",
                "/..;/secret.pdf",
                "/.;/../secret.pdf",
                "//secret.pdf",
                "/./secret.pdf",
                "/%2fetc%2fpasswd/passwd",
                "/%2fetc/passwd",
                "//etc/passwd",
                "/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
                "/../../../../../../../../../etc/passwd",
                "/.incoming/secret.pdf",
                "/.incoming%2fsecret.pdf",
                "/%2eincoming/secret.pdf",
                "/LINK/.secret.pdf",
                "/LINK/%2esecret.pdf",
                "/LINK/../secret.pdf",
                "/LINK/..%2fsecret.pdf",
                "/LINK/..%2f..%2fsecret.pdf",
                "/LINK/..%5c..%5csecret.pdf",
                "/LINK/%2e%2e%2f%2e%2e%2fsecret.pdf",
                "/LINK/..",
                "/LINK/%2e%2e",
                "/LINK/..%2f",
                "/LINK/.",
                "/LINK",
                "/LINK/",
                "/LINK/index.html",
                "/LINK/invoice-2026-0042.pdf/x",
                "/LINK/invoice-2026-0042.pdf%00",
                "/LINK/invoice-2026-0042.pdf%00.html",
                "/LINK/%00",
                "/%00/invoice-2026-0042.pdf",
                "/LINK%00/invoice-2026-0042.pdf",
                "/LINK%2Finvoice-2026-0042.pdf",
                "/LINK%2finvoice-2026-0042.pdf",
                "/LINK%5Cinvoice-2026-0042.pdf",
                "/LINK%5cinvoice-2026-0042.pdf",
                "/LINK/x%2f..%2finvoice-2026-0042.pdf",
                "/LINK/INVOICE-2026-0042.PDF",
                "/LINK/invoice-2026-0043.pdf",
                "/LINK/*",
                "/*/invoice-2026-0042.pdf",
                "/0000000000000000000000000000000000000000/invoice-2026-0042.pdf",
                "/ffffffffffffffffffffffffffffffffffffffff/invoice-2026-0042.pdf",
                "/LINK0/invoice-2026-0042.pdf",
                "/%zz/invoice-2026-0042.pdf",
                "/LINK/%",
                "/LINK/%e0%80%80"
            })
    void noWayOfWritingThePathLeavesTheLinkedFile(String written) throws Exception {
        String target = "/api/invoice-documents" + written.replace("LINK", link);
        RawHttp.Response response = RawHttp.exchange(app.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

        // 405 where the path comes down to that of the collection, which only takes documents in.
        assertThat(response.status()).isIn(400, 404, 405);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body())
                .doesNotContain("SECRET", "root:", app.documents().toString());
        assertThat(new JsonObject(response.body()).getString("requestId")).isEqualTo(response.header("X-Request-Id"));
    }

    @Test
    void anExpiredDocumentCannotBeReachedByAnotherSpellingOfItsPath() throws Exception {
        app.clock().tick(Duration.ofHours(24));
        try {
            for (String spelling : new String[] {"%2F", "%5C", "//", "/./", "/x/../"}) {
                String target = path.replace(link + "/", link + spelling);
                RawHttp.Response response =
                        RawHttp.exchange(app.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(response.status()).as(spelling).isIn(404, 410);
            }
        } finally {
            app.clock().tick(Duration.ofHours(-24));
        }
    }
}
