package io.quittance.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.quittance.http.RequestTarget;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Set;

/**
 * Reads HTTP/1 requests as RFC 9112 writes them, without the liberties that a proxy in front might take in another way.
 *
 * <p>What is ambiguous becomes a request whose decoding failed, and nothing behind it on the connection is read. A check
 * further up would come too late for that: a pipelined second request may be on its way by then.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private static final String NAME = "httpDecoder";
    private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");

    private boolean readingHead = true;
    private boolean requestLineSeen;
    private boolean ambiguous;
    private int lengths;

    private StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Takes the place of Vert.x' own decoder on a new connection; on HTTP/2 there is none. */
    static void install(HttpConnection connection, HttpServerOptions options) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (pipeline.get(NAME) != null) {
            pipeline.replace(NAME, NAME, new StrictRequestDecoder(options));
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (readingHead && !ambiguous) {
            ambiguous = !isStrict(in);
        }
        int before = out.size();
        super.decode(ctx, in, out);
        for (Object message : out.subList(before, out.size())) {
            if (message instanceof HttpMessage) {
                readingHead = false;
                requestLineSeen = false;
                lengths = 0;
            }
            readingHead |= message instanceof LastHttpContent;
        }
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        refuseAmbiguous(!VERSIONS.contains(initialLine[2]));
        return super.createMessage(initialLine);
    }

    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        AsciiString name = super.splitHeaderName(line, start, length);
        // The superclass makes one of several before it asks what follows.
        lengths += HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name) ? 1 : 0;
        // Refused when the head is whole: a request id may follow.
        ambiguous |= length == 0 || lengths > 1;
        return name;
    }

    /** Asked when the head is whole, before it is decided where the body ends. */
    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        refuseAmbiguous(ambiguous || !hasOneMeaning((HttpRequest) message));
        return super.isContentAlwaysEmpty(message);
    }

    private static void refuseAmbiguous(boolean ambiguous) {
        if (ambiguous) {
            throw new IllegalArgumentException("The request can be read in more than one way");
        }
    }

    /** Looks at the whole lines that are there. The superclass takes them all, so that none is looked at twice. */
    private boolean isStrict(ByteBuf in) {
        int start = in.readerIndex();
        if (!requestLineSeen) {
            // Empty lines before a request are no part of it (RFC 9112, section 2.2).
            while (start < in.writerIndex() && (in.getByte(start) == '\r' || in.getByte(start) == '\n')) {
                start++;
            }
        }
        for (int end = lineFeed(in, start); end >= 0; end = lineFeed(in, start)) {
            int length = end - start - 1;
            if (length < 0 || in.getByte(end - 1) != '\r') {
                return false;
            }
            if (length == 0) {
                return true;
            }
            if (!(requestLineSeen ? isHeaderLine(in, start, length) : isRequestLine(in, start, length))) {
                return false;
            }
            requestLineSeen = true;
            start = end + 1;
        }
        return true;
    }

    private static int lineFeed(ByteBuf in, int from) {
        return in.indexOf(from, in.writerIndex(), (byte) '\n');
    }

    /** Three words with one space between them. */
    private static boolean isRequestLine(ByteBuf in, int start, int length) {
        int spaces = 0;
        for (int i = start; i < start + length; i++) {
            int octet = in.getUnsignedByte(i);
            boolean space = octet == ' ';
            if (octet < ' ' || octet >= 0x7F || (space && (i == start || in.getByte(i - 1) == ' '))) {
                return false;
            }
            spaces += space ? 1 : 0;
        }
        return spaces == 2;
    }

    /** One that does not continue the line before, and has no control characters but tabs. */
    private static boolean isHeaderLine(ByteBuf in, int start, int length) {
        if (in.getByte(start) == ' ' || in.getByte(start) == '\t') {
            return false;
        }
        for (int i = start; i < start + length; i++) {
            int octet = in.getUnsignedByte(i);
            if ((octet < ' ' && octet != '\t') || octet == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOneMeaning(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        List<String> lengths = request.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return hosts.size() <= 1
                && (hosts.size() == 1 || request.protocolVersion().equals(HttpVersion.HTTP_1_0))
                && hosts.stream().allMatch(host -> HostAndPort.parseAuthority(host, -1) != null)
                && lengths.stream().allMatch(StrictRequestDecoder::isDigits)
                && (codings.isEmpty() || (lengths.isEmpty() && isChunked(codings)))
                && RequestTarget.isReadable(request.uri());
    }

    private static boolean isDigits(String length) {
        return !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst());
    }
}
