package io.quittance.load.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;

/** The port that tells operators how a backend is. */
final class ManagementPort {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double BYTES_PER_MB = 1e6;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI url;

    ManagementPort(URI url) {
        this.url = url;
    }

    boolean isReady() throws InterruptedException {
        try {
            return get("/health/ready").statusCode() < 300;
        } catch (IOException notYetThere) {
            return false;
        }
    }

    /** What the old generation held after its last full collection, in MB; empty before there was one. */
    OptionalDouble liveHeapMb() throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_gc_live_data_size_bytes"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) / BYTES_PER_MB)
                .filter(megabytes -> megabytes > 0)
                .findFirst();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
