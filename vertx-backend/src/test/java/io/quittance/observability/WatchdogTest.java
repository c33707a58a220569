package io.quittance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.quittance.RunningApp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Told over a socket as systemd's is. */
@EnabledOnOs(OS.LINUX)
class WatchdogTest {

    private static final Duration LIMIT = Duration.ofMillis(600);

    @TempDir
    private Path folder;

    private final EventExecutorGroup loops = new DefaultEventExecutorGroup(2);
    private final CountDownLatch ended = new CountDownLatch(1);
    private Socket systemd;
    private Watchdog watchdog;

    @BeforeEach
    void listen() throws Exception {
        assertThat(Epoll.isAvailable()).isTrue();
        String path = folder.resolve("notify").toString();
        systemd = Socket.newSocketDomainDgram();
        systemd.bind(new DomainSocketAddress(path));
        watchdog = new Watchdog(
                Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", Long.toString(LIMIT.toMillis() * 1_000)),
                Duration.ofHours(1),
                ended::countDown);
    }

    @AfterEach
    void close() throws Exception {
        watchdog.stop();
        systemd.close();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
    }

    @Test
    void saysThatItIsReadyThenThatItLivesAndAtLastThatItStops() throws Exception {
        watchdog.watch(loops);
        assertThat(told()).isEqualTo("READY=1");
        for (int i = 0; i < 10; i++) {
            assertThat(told()).isEqualTo("WATCHDOG=1");
        }
        assertThat(ended.getCount()).isOne();

        watchdog.stop();
        String last = told();
        assertThat(last.equals("WATCHDOG=1") ? told() : last).isEqualTo("STOPPING=1");
    }

    @Test
    void endsTheProcessWhenAnEventLoopDoesNothingAndTellsNobodyThatItLives() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        loops.next().execute(() -> awaitQuietly(release));
        watchdog.watch(loops);

        assertThat(ended.await(RunningApp.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        watchdog.stop();
        int alive = 0;
        for (String said = told(); !said.equals("STOPPING=1"); said = told()) {
            alive += said.equals("WATCHDOG=1") ? 1 : 0;
        }
        assertThat(alive).as("looks until it was seen").isLessThanOrEqualTo(3);
        release.countDown();
    }

    @Test
    void anEventLoopThatWasHeldUpForAWhileIsForgiven() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        loops.next().execute(() -> awaitQuietly(release));
        watchdog.watch(loops);
        TimeUnit.MILLISECONDS.sleep(LIMIT.toMillis() / 3);
        release.countDown();

        assertThat(told()).isEqualTo("READY=1");
        for (int i = 0; i < 10; i++) {
            assertThat(told()).isEqualTo("WATCHDOG=1");
        }
        assertThat(ended.getCount()).isOne();
    }

    private static void awaitQuietly(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next message; waits for it. */
    private String told() throws Exception {
        ByteBuffer message = ByteBuffer.allocateDirect(100);
        long end = System.nanoTime() + RunningApp.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var from = systemd.recvFromDomainSocket(message, 0, message.capacity());
            if (from != null) {
                byte[] bytes = new byte[from.receivedAmount()];
                message.get(0, bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new AssertionError("Nothing was said");
    }
}
