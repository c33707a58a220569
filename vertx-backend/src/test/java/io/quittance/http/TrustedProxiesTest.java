package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_TRUSTED_PROXIES", "127.0.0.1/32, ::1, 10.0.0.0/8"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void aTrustedProxyIsBelievedOnlyAsFarAsItVouches() throws Exception {
        assertThat(client()).isEqualTo("127.0.0.1");
        assertThat(client("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(client("6.6.6.6, 192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(client("6.6.6.6, 192.0.2.7, 10.1.2.3")).isEqualTo("192.0.2.7");
        assertThat(client("6.6.6.6", "192.0.2.7, 10.1.2.3")).isEqualTo("192.0.2.7");
        assertThat(client("2001:db8::7")).isEqualTo("2001:db8::7");
        assertThat(client("10.1.1.1, 10.1.2.3")).isEqualTo("10.1.1.1");
        assertThat(client("192.0.2.7, nonsense")).isEqualTo("127.0.0.1");
        assertThat(client("192.0.2.7, nonsense, 10.1.2.3")).isEqualTo("10.1.2.3");
        assertThat(client("")).isEqualTo("127.0.0.1");
        assertThat(client(",,,")).isEqualTo("127.0.0.1");
    }

    private static String client(String... forwarded) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/ping"));
        for (String value : forwarded) {
            request.header("X-Forwarded-For", value);
        }
        return app.accessLine(app.send(request)).getString("client");
    }
}
