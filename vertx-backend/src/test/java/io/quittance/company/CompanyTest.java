package io.quittance.company;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.quittance.pdf.ExamplePictures;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class CompanyTest {

    private static final String PATH = "/api/company";
    private static final String TESTNET_ADDRESS = "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn";

    private RunningApp app;
    private Api manager;

    @BeforeEach
    void start() throws Exception {
        app = RunningApp.start();
        manager = Api.of(TestUser.with(app, Role.MANAGER));
    }

    @AfterEach
    void stop() throws Exception {
        app.close();
    }

    @Test
    void atFirstNobodySells() throws Exception {
        assertThat(outcome(manager.get(PATH))).isEqualTo("404 not-found");
        assertThat(outcome(manager.with("If-Match", "\"1\"").put(PATH, company())))
                .isEqualTo("412 changed-meanwhile");
    }

    @Test
    void whatIsPutIsThere() throws Exception {
        JsonObject company = company()
                .put("address", "Main Street 1\n8000 Zurich")
                .put("email", "till@northlight.example")
                .put("phone", "+41 44 000 00 00")
                .put("taxId", "CHE-1")
                .put("logo", dataUri("png", ExamplePictures.png(8, 8)));
        HttpResponse<String> put = manager.put(PATH, company);
        HttpResponse<String> got = manager.get(PATH);

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(json(put)).isEqualTo(company);
        assertThat(json(got)).isEqualTo(company);
        assertThat(List.of(etag(put), etag(got))).containsExactly("\"1\"", "\"1\"");
    }

    @Test
    void aChangeHasToKnowWhatItChanges() throws Exception {
        String first = etag(manager.put(PATH, company()));
        JsonObject renamed = company().put("name", "Renamed");

        assertThat(outcome(manager.put(PATH, renamed))).isEqualTo("412 changed-meanwhile");
        HttpResponse<String> changed = manager.with("If-Match", first).put(PATH, renamed);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(etag(changed)).isNotEqualTo(first);
        assertThat(outcome(manager.with("If-Match", first).put(PATH, company())))
                .isEqualTo("412 changed-meanwhile");
        assertThat(json(manager.get(PATH)).getString("name")).isEqualTo("Renamed");
    }

    @Test
    void aLogoIsCalledWhatItIsAndCanBeTakenAway() throws Exception {
        byte[] jpeg = ExamplePictures.jpeg(8, 8);
        String etag = etag(manager.put(PATH, company().put("logo", dataUri("png", jpeg))));

        assertThat(json(manager.get(PATH)).getString("logo")).startsWith("data:image/jpeg;base64,/9j/");
        manager.with("If-Match", etag).put(PATH, company());
        assertThat(json(manager.get(PATH)).containsKey("logo")).isFalse();
        assertThat(app.database().value("select count(*) from logos")).isEqualTo(1L);
    }

    @Test
    void nothingOfALogosFileButItsPixelsIsGivenBack() throws Exception {
        byte[] canary = "<script>taken in Bern</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] jpeg = ExamplePictures.withSegments(
                ExamplePictures.jpeg(40, 30),
                ExamplePictures.segment(0xE1, canary),
                ExamplePictures.segment(0xFE, canary));
        byte[] png = ExamplePictures.png(40, 30);
        byte[] text = ExamplePictures.chunk("tEXt", canary);
        byte[] tagged = ExamplePictures.join(Arrays.copyOf(png, 33), text, Arrays.copyOfRange(png, 33, png.length));
        String etag = "";
        for (byte[] file : List.of(ExamplePictures.join(jpeg, canary), ExamplePictures.join(tagged, canary))) {
            Api api = etag.isEmpty() ? manager : manager.with("If-Match", etag);
            HttpResponse<String> put = api.put(PATH, company().put("logo", dataUri("png", file)));
            etag = etag(put);

            for (HttpResponse<String> response : List.of(put, manager.get(PATH))) {
                byte[] given = logo(response);
                assertThat(new String(given, StandardCharsets.ISO_8859_1)).doesNotContain("Bern");
                assertThat(ImageIO.read(new ByteArrayInputStream(given)).getWidth())
                        .isEqualTo(40);
            }
            assertThat(app.database().value("select count(*) from logos where position('Bern'::bytea in file) > 0"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void aLogoThatIsGivenBackAsItWasGivenIsNotEncodedAgain() throws Exception {
        HttpResponse<String> first =
                manager.put(PATH, company().put("logo", dataUri("jpeg", ExamplePictures.jpeg(99, 77))));
        HttpResponse<String> second = manager.with("If-Match", etag(first)).put(PATH, json(first));

        assertThat(json(second)).isEqualTo(json(first));
    }

    @Test
    void aLogoOfBeforeIsEncodedAnewWhenItIsAskedFor() throws Exception {
        byte[] canary = "taken in Bern".getBytes(StandardCharsets.US_ASCII);
        byte[] raw = ExamplePictures.join(ExamplePictures.jpeg(40, 30), canary);
        String etag = etag(manager.put(PATH, company()));
        app.database().execute("insert into logos (sha256, file) values (sha256(?), ?)", raw, raw);
        app.database().execute("update company set logo_sha256 = sha256(?)", raw);

        byte[] given = logo(manager.get(PATH));
        assertThat(new String(given, StandardCharsets.ISO_8859_1)).doesNotContain("Bern");
        assertThat(given).startsWith(0xFF, 0xD8);
        HttpResponse<String> put =
                manager.with("If-Match", etag).put(PATH, company().put("logo", dataUri("jpeg", raw)));
        assertThat(new String(logo(put), StandardCharsets.ISO_8859_1)).doesNotContain("Bern");
    }

    @Test
    void aLogoThatWouldBecomeTooLargeIsKeptSmaller() throws Exception {
        BufferedImage noise = new BufferedImage(1_000, 1_000, BufferedImage.TYPE_BYTE_INDEXED);
        Random random = new Random(3);
        for (int i = 0; i < 1_000_000; i++) {
            noise.setRGB(i % 1_000, i / 1_000, random.nextInt());
        }
        byte[] file = ExamplePictures.file(noise, "png");
        assertThat(file).hasSizeLessThan(1 << 20);

        HttpResponse<String> put = manager.put(PATH, company().put("logo", dataUri("png", file)));

        assertThat(logo(put)).hasSizeLessThanOrEqualTo(1 << 20);
        assertThat(outcome(manager.with("If-Match", etag(put)).put(PATH, json(put))))
                .isEqualTo("200");
    }

    private static byte[] logo(HttpResponse<String> response) {
        String uri = json(response).getString("logo");
        return Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    }

    @Test
    void everythingThatCannotStandOnInvoicesIsNamed() throws Exception {
        assertThat(errors(company().put("bitcoinAddress", TESTNET_ADDRESS).put("logo", "data:image/png;base64,AAAA")))
                .containsExactly("/bitcoinAddress address-wrong-network", "/logo logo-unreadable");
        assertThat(errors(company().put("bitcoinAddress", InvoiceJson.ADDRESS.replace("t4", "t5"))))
                .containsExactly("/bitcoinAddress address-checksum");
        assertThat(errors(company().put("bitcoinAddress", "xxxxxxxxxxxxxxxxxxxx")))
                .containsExactly("/bitcoinAddress address-unknown");
        assertThat(errors(company().put("logo", "data:image/png;base64,%%%%")))
                .containsExactly("/logo logo-unreadable");
        assertThat(errors(company().put("logo", dataUri("png", ExamplePictures.progressiveJpeg(900, 900, 300)))))
                .containsExactly("/logo logo-too-complex");
        assertThat(errors(company().put("logo", dataUri("png", ExamplePictures.png(2_001, 2_000)))))
                .containsExactly("/logo logo-too-many-pixels");
        assertThat(outcome(manager.get(PATH))).isEqualTo("404 not-found");
    }

    @Test
    void aCashierMayLookAndNotChange() throws Exception {
        manager.put(PATH, company());
        Api cashier = Api.of(TestUser.with(app, Role.CASHIER));

        assertThat(json(cashier.get(PATH))).isEqualTo(company());
        assertThat(outcome(cashier.with("If-Match", "\"1\"").put(PATH, company())))
                .isEqualTo("403 role-too-low");
    }

    private List<String> errors(JsonObject company) throws Exception {
        HttpResponse<String> response = manager.put(PATH, company);
        assertThat(outcome(response)).isEqualTo("422 invalid-company");
        return json(response).getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    private static JsonObject company() {
        return new JsonObject().put("name", "Northlight Node Works").put("bitcoinAddress", InvoiceJson.ADDRESS);
    }

    private static String dataUri(String kind, byte[] file) {
        return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(file);
    }

    private static String etag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
