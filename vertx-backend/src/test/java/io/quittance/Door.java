package io.quittance;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port that leads to a server for as long as it is open. Shut, it is as if the server were not there. */
public final class Door implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> passing = ConcurrentHashMap.newKeySet();
    private final int port = RunningApp.freePort();
    private final int serverPort;
    private @Nullable NetServer listening;

    /** Shut. */
    public Door(int serverPort) {
        this.serverPort = serverPort;
    }

    public int port() {
        return port;
    }

    public Door open() throws Exception {
        listening = vertx.createNetServer(
                        new NetServerOptions().setHost("127.0.0.1").setPort(port))
                .connectHandler(this::letPass);
        RunningApp.await(listening.listen());
        return this;
    }

    /** Whoever is passing is thrown out. */
    public void shut() throws Exception {
        if (listening != null) {
            RunningApp.await(listening.close());
        }
        for (NetSocket socket : passing) {
            RunningApp.await(socket.close());
        }
    }

    /** Whoever is passing is let in, but what he says is no longer heard, nor is he answered. */
    public void goSilent() {
        passing.forEach(socket -> socket.handler(heard -> {}));
    }

    @Override
    public void close() throws Exception {
        RunningApp.await(vertx.close());
    }

    private void letPass(NetSocket client) {
        client.pause();
        passing.add(client);
        Future<NetSocket> connection = vertx.createNetClient().connect(serverPort, "127.0.0.1");
        connection.onFailure(failure -> client.close()).onSuccess(server -> {
            passing.add(server);
            client.closeHandler(closed -> leave(client, server));
            server.closeHandler(closed -> leave(server, client));
            client.handler(server::write);
            server.handler(client::write);
            client.resume();
        });
    }

    private void leave(NetSocket closed, NetSocket other) {
        passing.remove(closed);
        other.close();
    }
}
