package io.quittance.creator;

import static io.quittance.InvoiceJson.with;
import static io.quittance.creator.Refusal.broken;
import static io.quittance.creator.Refusal.refused;
import static io.quittance.pdf.ExamplePictures.chunk;
import static io.quittance.pdf.ExamplePictures.join;
import static io.quittance.pdf.ExamplePictures.jpeg;
import static io.quittance.pdf.ExamplePictures.png;
import static io.quittance.pdf.ExamplePictures.pngClaiming;

import io.quittance.pdf.ExamplePictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

/** Logos that are no pictures, or pictures that would fill the memory. */
final class HostileLogos {

    private HostileLogos() {}

    static Stream<Refusal> all() {
        byte[] png = png(64, 64);
        byte[] jpeg = jpeg(64, 64);
        byte[] end = chunk("IEND", new byte[0]);
        byte[] php = "<?php system($_GET['c']); ?>".getBytes(StandardCharsets.US_ASCII);
        byte[] zip = "PK\u0003\u0004evil.jarPK\u0005\u0006".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                logo(
                        "an SVG called PNG",
                        "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes()),
                logo("HTML called PNG", "<html><body>hi</body></html>".getBytes()),
                logo("PHP called PNG", php),
                logo("a GIF called PNG", file("gif")),
                logo("a BMP called PNG", file("bmp")),
                logo("GIFAR", join(file("gif"), zip)),
                logo("a PDF called PNG", "%PDF-1.7\n%%EOF".getBytes()),
                logo(
                        "ImageMagick's language",
                        "push graphic-context\nfill 'url(https://x/)'\npop graphic-context".getBytes()),
                logo("one byte", new byte[] {1}),
                logo("a PNG's signature and nothing else", Arrays.copyOf(png, 8)),
                logo("half a PNG", Arrays.copyOf(png, png.length / 2)),
                logo("a PNG without its end", Arrays.copyOf(png, png.length - 12)),
                logo("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2)),
                logo("a JPEG's start and PHP", join(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, php)),
                logo("a PNG of no width", pngClaiming(0, 10, chunk("IDAT", deflated(40)), end)),
                logo("a PNG of negative width", pngClaiming(-1, -1, chunk("IDAT", deflated(40)), end)),
                broken(
                        "a PNG that claims 50,000 x 50,000",
                        with(
                                "company.logo",
                                dataUri("png", pngClaiming(50_000, 50_000, chunk("IDAT", deflated(100)), end))),
                        "/company/logo",
                        "logo-too-many-pixels"),
                broken(
                        "a PNG of 25 megapixels in a few bytes",
                        with(
                                "company.logo",
                                dataUri(
                                        "png",
                                        pngClaiming(5_000, 5_000, chunk("IDAT", deflated(5_000 * 20_001)), end))),
                        "/company/logo",
                        "logo-too-many-pixels"),
                broken(
                        "a JPEG of hundreds of scans",
                        with("company.logo", dataUri("jpeg", ExamplePictures.progressiveJpeg(1_000, 1_000, 500))),
                        "/company/logo",
                        "logo-too-complex"),
                logo("a PNG whose pixels run on", pngClaiming(4, 4, chunk("IDAT", deflated(3)), end)),
                broken(
                        "an image above 1 MiB",
                        with("company.logo", dataUri("png", join(png, new byte[1_048_577 - png.length]))),
                        "/company/logo",
                        "logo-too-large"),
                refused(
                        "a data URI above its limit",
                        with("company.logo", dataUri("png", new byte[1_100_000])),
                        "/company/logo",
                        "too-long"),
                refused("an SVG data URI", with("company.logo", dataUri("svg+xml", png)), "/company/logo", "malformed"),
                refused("a GIF data URI", with("company.logo", dataUri("gif", png)), "/company/logo", "malformed"),
                refused(
                        "an HTML data URI",
                        with("company.logo", "data:text/html;base64,AAAA"),
                        "/company/logo",
                        "malformed"),
                refused(
                        "a logo by URL",
                        with("company.logo", "http://127.0.0.1/logo.png"),
                        "/company/logo",
                        "malformed"),
                refused("a logo by file", with("company.logo", "file:///etc/passwd"), "/company/logo", "malformed"),
                refused(
                        "a data URI without base64",
                        with("company.logo", "data:image/png,%89PNG"),
                        "/company/logo",
                        "malformed"),
                broken(
                        "a data URI with spaces",
                        with("company.logo", "data:image/png;base64,AA AA"),
                        "/company/logo",
                        "logo-unreadable"),
                broken(
                        "URL-safe base64",
                        with("company.logo", "data:image/png;base64,__--"),
                        "/company/logo",
                        "logo-unreadable"),
                broken(
                        "base64 that ends too early",
                        with("company.logo", "data:image/png;base64,A"),
                        "/company/logo",
                        "logo-unreadable"),
                broken(
                        "base64 with too much padding",
                        with("company.logo", "data:image/png;base64,AAAA=="),
                        "/company/logo",
                        "logo-unreadable"));
    }

    static String dataUri(String type, byte[] file) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(file);
    }

    static byte[] deflated(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(new byte[zeros]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] file(String format) {
        return ExamplePictures.file(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format);
    }

    private static Refusal logo(String name, byte[] file) {
        return broken(name, with("company.logo", dataUri("png", file)), "/company/logo", "logo-unreadable");
    }
}
