package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void aLineSaysEverythingAboutARequest() throws Exception {
        HttpResponse<String> response = app.get("/ping?token=secret", "User-Agent", "till/1.0");

        JsonObject line = app.accessLine(response);

        assertThat(line.fieldNames())
                .containsExactlyInAnyOrder(
                        "time",
                        "requestId",
                        "client",
                        "method",
                        "path",
                        "operation",
                        "userId",
                        "status",
                        "bytes",
                        "durationMs",
                        "userAgent");
        assertThat(Instant.parse(line.getString("time"))).isNotNull();
        assertThat(line.getString("client")).isEqualTo("127.0.0.1");
        assertThat(line.getString("method")).isEqualTo("GET");
        assertThat(line.getString("path")).isEqualTo("/ping");
        assertThat(line.getString("operation")).isEqualTo("ping");
        assertThat(line.getInteger("status")).isEqualTo(200);
        assertThat(line.getInteger("bytes")).isEqualTo(response.body().length());
        assertThat(line.getDouble("durationMs")).isPositive();
        assertThat(line.getString("userAgent")).isEqualTo("till/1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /ping/, ping",
        "GET, /docs/swagger-ui.css, ",
        "PUT, /ping, ",
        "POST, /api/invoice-documents/, createInvoiceDocument",
        "GET, /api/invoice-documents/00/x.pdf, getInvoiceDocument",
        "GET, /nothing, "
    })
    void aLineNamesTheOperationWhereThereIsOne(String method, String path, String operation) throws Exception {
        RawHttp.Response response =
                RawHttp.exchange(app.port(), method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");

        assertThat(app.accessLine(response.header("X-Request-Id")).getString("operation"))
                .isEqualTo(operation);
    }

    @Test
    void whatAClientSendsCannotForgeALine() throws Exception {
        String id = UUID.randomUUID().toString();
        RawHttp.exchange(
                app.port(),
                "GET /a\",\"status\":200,\"x\":\" HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id
                        + "\r\nUser-Agent: \",\"client\":\"9.9.9.9\u00e9" + "x".repeat(2_000) + "\r\n\r\n");

        JsonObject line = app.accessLine(id);

        assertThat(line.getString("client")).isEqualTo("127.0.0.1");
        assertThat(line.getString("userAgent")).hasSize(512);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET PATH",
                "HEAD PATH",
                "PUT PATH",
                "POST PATH",
                "DELETE PATH/",
                "BREW PATH",
                "OPTIONS PATH",
                "GET PATH/",
                "GET PATH/more",
                "GET PATHx",
                "GET FOLDER",
                "GET FOLDER/",
                "PUT FOLDER",
                "GET FOLDER%2Finvoice-2026-0042.pdf",
                "GET FOLDER%5Cinvoice-2026-0042.pdf",
                "GET //api//invoice-documents//LINK//x.pdf",
                "GET /./api/x/../invoice-documents/LINK/x.pdf",
                "GET /%61pi/invoice-documents/LINK/x.pdf",
                "GET /api/invoice-documents/ENCODED/x.pdf",
                "GET /api/invoice-documents/LINK/%zz",
                "GET /api/LINK",
                "GET /LINK",
                "GET http://x/api/invoice-documents/LINK/x.pdf",
                "GET PATH?LINK=LINK"
            })
    void aLinkIsNeverLoggedHoweverItIsRequested(String written) throws Exception {
        String path = app.documentPath();
        String link = path.split("/")[3];
        String encoded = "%" + Integer.toHexString(link.charAt(0)) + link.substring(1);
        String target = written.replace("PATH", path)
                .replace("FOLDER", "/api/invoice-documents/" + link)
                .replace("LINK", link)
                .replace("ENCODED", encoded);
        for (String origin : new String[] {"", "Origin: http://evil.example\r\n"}) {
            RawHttp.Response response = RawHttp.exchange(
                    app.port(), target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + origin + "\r\n");
            app.accessLine(response.header("X-Request-Id"));
        }

        for (String file : new String[] {"access.log", "application.log"}) {
            assertThat(text(file)).doesNotContain(link, link.substring(1));
        }
    }

    @Test
    void nothingOfAnInvoiceIsLogged() throws Exception {
        JsonObject invoice = InvoiceJson.with("customer.name", "Zebedee Privatissimo");
        app.accessLine(app.post(invoice));
        app.accessLine(app.post(invoice.copy().put("totalSats", 1)));
        app.accessLine(app.post(invoice.copy().put("zzz", 1)));

        assertThat(text("access.log") + text("application.log"))
                .doesNotContain("Zebedee", InvoiceJson.ADDRESS, "marisol.example", "2026-0042");
    }

    @Test
    void aForgedForwardedAddressIsNotBelieved() throws Exception {
        HttpResponse<String> response = app.get("/ping", "X-Forwarded-For", "9.9.9.9", "Forwarded", "for=9.9.9.9");

        assertThat(app.accessLine(response).getString("client")).isEqualTo("127.0.0.1");
    }

    @Test
    void theManagementPortIsLoggedToo() throws Exception {
        HttpResponse<String> response = app.client()
                .send(HttpRequest.newBuilder(app.managementUri("/health/live")).build(), BodyHandlers.ofString());

        JsonObject line = app.accessLine(response);
        assertThat(line.getString("path")).isEqualTo("/health/live");
        assertThat(line.getInteger("status")).isEqualTo(response.statusCode());
    }

    private static String text(String file) throws IOException {
        Path logs = app.configuration().dataDir().resolve("logs");
        return Files.readString(logs.resolve(file));
    }
}
