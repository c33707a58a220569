package io.quittance.load;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Requests for invoices of a given size. */
final class InvoiceBodies {

    private static final int UNIT_PRICE_SATS = 12_345;

    private InvoiceBodies() {}

    /** Eight lines and a logo of 400 × 150 pixels with transparency. */
    static String typical() {
        return withLines(8);
    }

    static String withLines(int count) {
        String lines = IntStream.rangeClosed(1, count)
                .mapToObj(i -> """
                        {"description":"Position %d","quantity":"2","unitPriceSats":%d,"totalSats":%d}"""
                        .formatted(i, UNIT_PRICE_SATS, 2 * UNIT_PRICE_SATS))
                .collect(Collectors.joining(","));
        return """
                {"number":"LOAD-%d","issuedOn":"2026-11-20","dueOn":"2026-12-20",
                 "company":{"name":"Alder & Finch Studio","address":"Rua do Alecrim 42\\n1200-018 Lisboa","logo":"%s"},
                 "customer":{"name":"Lindqvist Coffee Roasters","address":"Hantverkargatan 18\\n112 21 Stockholm"},
                 "lines":[%s],"totalSats":%d,
                 "payment":{"address":"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4","label":"Alder & Finch"},
                 "notes":"Thank you."}
                """.formatted(count, logo(), lines, 2L * UNIT_PRICE_SATS * count);
    }

    private static String logo() {
        BufferedImage image = new BufferedImage(400, 150, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 20; i++) {
            graphics.setColor(new Color(15, 92, 74, 60 + 9 * i));
            graphics.fillOval(i * 18, 10, 120, 120);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64,%s".formatted(Base64.getEncoder().encodeToString(png.toByteArray()));
    }
}
