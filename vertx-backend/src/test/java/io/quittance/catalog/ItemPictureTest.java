package io.quittance.catalog;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Shop;
import io.quittance.pdf.ExamplePictures;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of items, honest and not. */
@Tag("database")
class ItemPictureTest {

    private static Shop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = Shop.open();
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    private static String newPath() throws Exception {
        return "/api/items/" + shop.item("Pictured", 1).getString("id") + "/picture";
    }

    private static BufferedImage pixels(HttpResponse<byte[]> response) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    @Test
    void aPictureComesBackWithTheSamePixelsAndSmall() throws Exception {
        String path = newPath();
        byte[] file = ExamplePictures.png(400, 200);

        HttpResponse<String> put = shop.send("PUT", path, "image/png", file);

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(json(put).getBoolean("hasPicture")).isTrue();
        assertThat(put.headers().firstValue("ETag")).contains("\"2\"");
        HttpResponse<byte[]> full = shop.bytes(path);
        assertThat(full.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(full.headers().firstValue("Cache-Control")).contains("private, no-cache");
        BufferedImage expected = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(pixels(full).getRGB(0, 0, 400, 200, null, 0, 400))
                .isEqualTo(expected.getRGB(0, 0, 400, 200, null, 0, 400));
        BufferedImage thumbnail = pixels(shop.bytes(path + "?size=thumbnail"));
        assertThat(thumbnail.getWidth()).isEqualTo(160);
        assertThat(thumbnail.getHeight()).isEqualTo(80);
    }

    @Test
    void aLargePictureIsMadeSmallerAndASmallOneIsNotMadeLarger() throws Exception {
        String large = newPath();
        assertThat(shop.send("PUT", large, "image/jpeg", ExamplePictures.jpeg(2_400, 1_200))
                        .statusCode())
                .isEqualTo(200);
        assertThat(pixels(shop.bytes(large)).getWidth()).isEqualTo(1_600);
        assertThat(shop.bytes(large).headers().firstValue("Content-Type")).contains("image/jpeg");

        String small = newPath();
        assertThat(shop.send("PUT", small, "image/png", ExamplePictures.png(3, 500))
                        .statusCode())
                .isEqualTo(200);
        BufferedImage thumbnail = pixels(shop.bytes(small + "?size=thumbnail"));
        assertThat(thumbnail.getWidth()).isEqualTo(1);
        assertThat(thumbnail.getHeight()).isEqualTo(160);
    }

    @Test
    void whatItIsIsToldByItsBytesAndNotByItsName() throws Exception {
        String path = newPath();

        assertThat(shop.send("PUT", path, "image/jpeg", ExamplePictures.png(10, 10))
                        .statusCode())
                .isEqualTo(200);

        assertThat(shop.bytes(path).headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void nothingOfTheFileButItsPixelsIsKept() throws Exception {
        String path = newPath();
        byte[] secret = "<script>taken in Bern</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] png = ExamplePictures.png(10, 10);
        byte[] end = Arrays.copyOfRange(png, png.length - 12, png.length);
        byte[] withText = ExamplePictures.join(
                Arrays.copyOf(png, png.length - 12), ExamplePictures.chunk("tEXt", secret), end, secret);

        assertThat(shop.send("PUT", path, "image/png", withText).statusCode()).isEqualTo(200);

        assertThat(text(path)).doesNotContain("Bern");
        assertThat(text(path + "?size=thumbnail")).doesNotContain("Bern");

        byte[] jpeg = ExamplePictures.withSegments(
                ExamplePictures.jpeg(10, 10),
                ExamplePictures.segment(
                        0xE1, ExamplePictures.join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), secret)),
                ExamplePictures.segment(0xFE, secret));
        assertThat(shop.send("PUT", path, "image/jpeg", ExamplePictures.join(jpeg, secret))
                        .statusCode())
                .isEqualTo(200);
        assertThat(text(path)).doesNotContain("Bern");
        assertThat(text(path + "?size=thumbnail")).doesNotContain("Bern");
    }

    private static String text(String path) throws Exception {
        return new String(shop.bytes(path).body(), StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> lies() {
        byte[] png = ExamplePictures.png(50, 50);
        byte[] jpeg = ExamplePictures.jpeg(50, 50);
        return Stream.of(
                Arguments.of("nothing", new byte[0], "picture-unreadable"),
                Arguments.of(
                        "a page",
                        "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                        "picture-unreadable"),
                Arguments.of(
                        "a drawing with a program",
                        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                        "picture-unreadable"),
                Arguments.of("a GIF", "GIF89a".getBytes(StandardCharsets.US_ASCII), "picture-unreadable"),
                Arguments.of("only the first bytes of a PNG", Arrays.copyOf(png, 20), "picture-unreadable"),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2), "picture-unreadable"),
                Arguments.of("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2), "picture-unreadable"),
                Arguments.of(
                        "a JPEG that is text", "ÿØÿ<?php".getBytes(StandardCharsets.ISO_8859_1), "picture-unreadable"),
                Arguments.of(
                        "a JPEG of hundreds of scans",
                        ExamplePictures.progressiveJpeg(1_000, 1_000, 500),
                        "picture-too-complex"),
                Arguments.of("more than a MiB", Arrays.copyOf(png, (1 << 20) + 1), "picture-too-large"),
                Arguments.of(
                        "a small file of enormous measures",
                        ExamplePictures.pngClaiming(
                                60_000,
                                60_000,
                                ExamplePictures.chunk("IDAT", new byte[0]),
                                ExamplePictures.chunk("IEND", new byte[0])),
                        "picture-too-many-pixels"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void whatIsNoPictureIsRefused(String name, byte[] file, String code) throws Exception {
        String path = newPath();

        assertThat(outcome(shop.send("PUT", path, "image/png", file))).isEqualTo("422 " + code);

        assertThat(outcome(shop.api().get(path))).isEqualTo("404 not-found");
    }

    @Test
    void otherKindsAreNotTaken() throws Exception {
        byte[] png = ExamplePictures.png(10, 10);

        for (String kind : new String[] {"image/gif", "image/svg+xml", "application/json", "text/plain"}) {
            assertThat(outcome(shop.send("PUT", newPath(), kind, png))).isEqualTo("415 unsupported-media-type");
        }
        assertThat(outcome(shop.send("PUT", newPath(), "IMAGE/PNG; x=y", png))).isEqualTo("200");
    }

    @Test
    void whoeverHasThePictureIsToldSo() throws Exception {
        String path = newPath();
        assertThat(shop.send("PUT", path, "image/png", ExamplePictures.png(10, 10))
                        .statusCode())
                .isEqualTo(200);
        String full = shop.bytes(path).headers().firstValue("ETag").orElseThrow();
        String small = shop.bytes(path + "?size=thumbnail")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(full).isNotEqualTo(small);
        HttpResponse<byte[]> known = shop.bytes(path, "If-None-Match", "\"other\", " + full);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(shop.bytes(path, "If-None-Match", small).statusCode()).isEqualTo(200);

        assertThat(shop.send("PUT", path, "image/png", ExamplePictures.png(11, 10))
                        .statusCode())
                .isEqualTo(200);
        assertThat(shop.bytes(path, "If-None-Match", full).statusCode()).isEqualTo(200);
    }

    @Test
    void aPictureCanBeTakenAway() throws Exception {
        String path = newPath();
        String item = path.replace("/picture", "");
        assertThat(shop.send("PUT", path, "image/png", ExamplePictures.png(10, 10))
                        .statusCode())
                .isEqualTo(200);

        assertThat(outcome(shop.api().delete(path))).isEqualTo("204");
        assertThat(outcome(shop.api().delete(path))).isEqualTo("204");

        assertThat(outcome(shop.api().get(path))).isEqualTo("404 not-found");
        assertThat(json(shop.api().get(item)).getBoolean("hasPicture")).isFalse();
        assertThat(shop.api().get(item).headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void anItemThatIsNotThereHasNoPicture() throws Exception {
        String path = "/api/items/" + UUID.randomUUID() + "/picture";

        assertThat(outcome(shop.api().get(path))).isEqualTo("404 not-found");
        assertThat(outcome(shop.api().delete(path))).isEqualTo("404 not-found");
        assertThat(outcome(shop.send("PUT", path, "image/png", ExamplePictures.png(10, 10))))
                .isEqualTo("404 not-found");
        assertThat(new JsonObject(shop.api().get(path).body()).getInteger("status"))
                .isEqualTo(404);
    }
}
