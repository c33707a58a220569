package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(
                Map.of("QUITTANCE_TRUSTED_PROXIES", "127.0.0.1/32, ::1, ::ffff:10.0.0.0/104, 2001:db8:ff::/48"));
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
        assertThat(client("192.0.2.7,")).isEqualTo("192.0.2.7");
        assertThat(client(",,,")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7",
                "192.0.2.7:5123",
                "\"192.0.2.7\"",
                "\"192.0.2.7:5123\"",
                "\t 192.0.2.7 ",
                "::ffff:192.0.2.7",
                "::FFFF:192.0.2.7",
                "0:0:0:0:0:ffff:c000:207",
                "[::ffff:192.0.2.7]",
                "[::ffff:192.0.2.7]:5123",
                "\"[::ffff:c000:207]:5123\"",
                "6.6.6.6, 192.0.2.7:1, ::ffff:10.1.2.3",
                "6.6.6.6, 192.0.2.7, [2001:DB8:FF::1]:443"
            })
    void everySpellingOfAnIpv4AddressIsThatAddress(String spelled) throws Exception {
        assertThat(client(spelled)).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::7",
                "2001:DB8::7",
                "2001:db8:0:0:0:0:0:7",
                "2001:0db8:0000:0000:0000:0000:0000:0007",
                "2001:db8::0.0.0.7",
                "[2001:db8::7]",
                "[2001:db8::7]:5123",
                "\"[2001:db8::7]:5123\"",
                "2001:db8::7%eth0",
                "[2001:db8::7%eth0]:5123"
            })
    void everySpellingOfAnIpv6AddressIsThatAddress(String spelled) throws Exception {
        assertThat(client(spelled)).isEqualTo("2001:db8::7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7:",
                "192.0.2.7:x",
                "192.0.2.7:123456",
                "[192.0.2.7]",
                "[2001:db8::7",
                "[]",
                "\"",
                "_hid",
                "unknown"
            })
    void whatIsNoAddressIsNotBelieved(String text) throws Exception {
        assertThat(client("6.6.6.6, " + text)).isEqualTo("127.0.0.1");
    }

    private static String client(String... forwarded) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/ping"));
        for (String value : forwarded) {
            request.header("X-Forwarded-For", value);
        }
        return app.accessLine(app.send(request)).getString("client");
    }
}
