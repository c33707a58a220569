package io.quittance;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersDecoder;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** An HTTP/2 connection over TLS that sends whatever frames a test wants. */
public final class RawHttp2 implements AutoCloseable {

    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;

    /** In place of a status, where the stream was reset. */
    public static final int REFUSED_WITHOUT_ANSWER = -1;

    private static final int HEADERS = 1;
    private static final int PRIORITY = 0x20;
    private static final int RESET = 3;
    private static final int PING = 6;
    private static final int CONTINUATION = 9;

    private final SSLSocket socket;
    private final Http2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

    /** Connects and sends the preface. */
    public RawHttp2(int port) throws IOException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new TrustAll()}, null);
        socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout((int) RunningApp.PATIENCE.toMillis());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(4, 0, 0, new byte[0]);
    }

    /** The head of a request with its pseudo-headers; more are names and values in turn. */
    public static byte[] head(String method, String path, String... more) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        add(block, ":method", method);
        add(block, ":scheme", "https");
        add(block, ":authority", "localhost");
        add(block, ":path", path);
        for (int i = 0; i < more.length; i += 2) {
            add(block, more[i], more[i + 1]);
        }
        return block.toByteArray();
    }

    /** Literally, and never indexed. */
    private static void add(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String text : new String[] {name, value}) {
            block.write(text.length());
            block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    public RawHttp2 headers(int stream, int flags, byte[] block) throws IOException {
        return frame(HEADERS, flags, stream, block);
    }

    public RawHttp2 continuation(int stream, byte[] block) throws IOException {
        return frame(CONTINUATION, 0, stream, block);
    }

    public RawHttp2 ping() throws IOException {
        return frame(PING, 0, 0, new byte[8]);
    }

    private RawHttp2 frame(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        socket.getOutputStream().write(frame.array());
        return this;
    }

    /** The status of the next answer, whichever its stream; 0 when the connection is closed before. */
    public int status() throws IOException {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int head = in.readInt();
                int flags = in.readByte();
                int stream = in.readInt();
                byte[] payload = in.readNBytes(head >>> 8);
                if ((head & 0xFF) == RESET) {
                    return REFUSED_WITHOUT_ANSWER;
                }
                if ((head & 0xFF) == HEADERS) {
                    ByteBuf block = Unpooled.wrappedBuffer(payload).skipBytes((flags & PRIORITY) == 0 ? 0 : 5);
                    Http2Headers headers = decoder.decodeHeaders(stream, block);
                    return Integer.parseInt(headers.status().toString());
                }
            }
        } catch (EOFException | SocketException closed) {
            return 0;
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    /** Waits until the server closes the connection. */
    public void awaitClose() throws IOException {
        while (status() != 0) {
            // Only the end matters.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
