package io.quittance.load.simulation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Logos of 400 × 150 pixels as data URIs. */
final class Logos {

    private Logos() {}

    static String transparent() {
        return dataUri("png", drawn(BufferedImage.TYPE_INT_ARGB));
    }

    static String opaque() {
        return dataUri("png", drawn(BufferedImage.TYPE_INT_RGB));
    }

    static String jpeg() {
        return dataUri("jpeg", drawn(BufferedImage.TYPE_INT_RGB));
    }

    private static BufferedImage drawn(int type) {
        BufferedImage image = new BufferedImage(400, 150, type);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 20; i++) {
            graphics.setColor(new Color(15, 92, 74, 60 + 9 * i));
            graphics.fillOval(i * 18, 10, 120, 120);
        }
        graphics.dispose();
        return image;
    }

    private static String dataUri(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("This Java writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
