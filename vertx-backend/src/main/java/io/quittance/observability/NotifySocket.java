package io.quittance.observability;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd of the state of the service (sd_notify), over the socket that it names in {@code NOTIFY_SOCKET}. */
final class NotifySocket {

    private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);

    private final byte[] path;

    private NotifySocket(byte[] path) {
        this.path = path;
    }

    /** @param name of the environment's socket, with {@code @} for an abstract one; null when nobody wants to be told */
    static @Nullable NotifySocket of(@Nullable String name) {
        if (name == null || name.isEmpty() || !Epoll.isAvailable()) {
            return null;
        }
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        if (path[0] == '@') {
            path[0] = 0;
        }
        return new NotifySocket(path);
    }

    /** @param state such as {@code READY=1} */
    void send(String state) {
        // Java has no datagrams over Unix sockets; Netty, which is there for epoll, has.
        Socket socket = Socket.newSocketDomainDgram();
        try {
            byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
            ByteBuffer message = ByteBuffer.allocateDirect(bytes.length).put(bytes);
            socket.sendToDomainSocket(message, 0, bytes.length, path);
        } catch (IOException e) {
            LOG.warn("systemd cannot be told {}", state, e);
        } finally {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("The socket to systemd cannot be closed", e);
        }
    }
}
