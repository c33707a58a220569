package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Ipv6PeerTest {

    @Test
    void aPeerIsSpelledAsAForwardedAddressIs() throws Exception {
        try (RunningApp app = RunningApp.start(
                Map.of("QUITTANCE_HTTP_HOST", "::1", "QUITTANCE_PUBLIC_URL", "http://localhost:8443"))) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://[::1]:" + app.port() + "/ping"));

            assertThat(app.accessLine(app.send(request)).getString("client")).isEqualTo("::1");
        }
    }
}
