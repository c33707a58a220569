package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private static final int LIMIT = 100_000;

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(
                Map.of("QUITTANCE_HTTP_MAX_BODY_BYTES", Integer.toString(LIMIT), "QUITTANCE_HTTP_TLS", "true"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void aBodyAnnouncedOverTheLimitIsRefusedUnread() throws Exception {
        try (RunningApp plain = RunningApp.start(Map.of("QUITTANCE_HTTP_MAX_BODY_BYTES", Integer.toString(LIMIT)));
                RawHttp connection = new RawHttp(plain.port())) {
            RawHttp.Response response = connection
                    .send("POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000000000\r\n\r\n{")
                    .read();

            assertTooLarge(response.status(), response.body());
            assertThat(response.header("Connection")).isEqualTo("close");
            // Whoever goes on sending is cut off.
            connection.awaitClose();
        }
    }

    @Test
    void chunksOverTheLimitAreRefused() throws Exception {
        try (RunningApp plain = RunningApp.start(Map.of("QUITTANCE_HTTP_MAX_BODY_BYTES", Integer.toString(LIMIT)));
                RawHttp connection = new RawHttp(plain.port())) {
            connection.send("POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = Integer.toHexString(50_000) + "\r\n" + "x".repeat(50_000) + "\r\n";
            RawHttp.Response response =
                    connection.send(chunk).send(chunk).send(chunk).read();

            assertTooLarge(response.status(), response.body());
            connection.awaitClose();
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws Exception {
        String valid = InvoiceJson.valid().encode();
        String padded = valid + " ".repeat(LIMIT - valid.length());

        assertThat(post(http2(), padded).statusCode()).isEqualTo(201);
        assertTooLarge(post(http2(), padded + " "));
    }

    @Test
    void http2MeetsTheSameLimit() throws Exception {
        HttpResponse<String> response = post(http2(), "x".repeat(LIMIT + 1));

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertTooLarge(response);
    }

    @Test
    void http2WithoutAnAnnouncedLengthMeetsItToo() throws Exception {
        HttpRequest.Builder request = app.request("/api/invoice-documents", "Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(3 * LIMIT))));

        try {
            assertTooLarge(http2().send(request.build(), BodyHandlers.ofString()));
        } catch (IOException cutOff) {
            assertThat(http2().send(app.request("/ping").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void overHttp2AProblemComesBeforeTheBodyIsRead() throws Exception {
        HttpRequest.Builder request = app.request("/nothing").POST(BodyPublishers.ofString("x".repeat(LIMIT)));

        assertThat(http2().send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void overHttp2ABrokenPathIsAProblemToo() throws Exception {
        HttpResponse<String> response = http2().send(app.request("/nothing/%ff").build(), BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }

    private static HttpResponse<String> post(HttpClient client, String body) throws Exception {
        return client.send(
                app.request("/api/invoice-documents", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Trusts the certificate that the service made, and checks that it is for localhost. */
    private static HttpClient http2() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (var pem = Files.newInputStream(app.configuration().dataDir().resolve("tls/certificate.pem"))) {
            trusted.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_2)
                .build();
    }

    private static void assertTooLarge(HttpResponse<String> response) {
        assertTooLarge(response.statusCode(), response.body());
    }

    private static void assertTooLarge(int status, String body) {
        assertThat(status).isEqualTo(413);
        assertThat(new JsonObject(body).getString("code")).isEqualTo("body-too-large");
    }
}
