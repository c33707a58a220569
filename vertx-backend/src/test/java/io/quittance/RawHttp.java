package io.quittance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection that sends whatever bytes a test wants and reads what comes back. */
public final class RawHttp implements AutoCloseable {

    private final Socket socket;
    private boolean head;

    /** What came back; {@code status} is 0 when the connection was closed without an answer. */
    public record Response(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    public RawHttp(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) RunningApp.PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
    }

    /** One request on a connection of its own. */
    public static Response exchange(int port, String request) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            return connection.send(request).read();
        }
    }

    public RawHttp send(String bytes) throws IOException {
        head = bytes.startsWith("HEAD ");
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads one response with its body. */
    public Response read() throws IOException {
        String text = readHead();
        if (text.isEmpty()) {
            return new Response(0, Map.of(), "");
        }
        Map<String, String> headers = new TreeMap<>();
        text.lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        int status = Integer.parseInt(text.split(" ", 3)[1]);
        int length = head || status == 304 ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = socket.getInputStream().readNBytes(length);
        return new Response(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = next(in);
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** All that comes until the server closes the connection. */
    public String readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int next = next(in); next >= 0; next = next(in)) {
            all.write(next);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the server closes the connection; what it still sends is dropped. */
    public void awaitClose() throws IOException {
        InputStream in = socket.getInputStream();
        while (next(in) >= 0) {
            // Only the end matters.
        }
    }

    private static int next(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
