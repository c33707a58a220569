package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.pdf.ExamplePictures;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that people may ask for of the largest kind, at once, of a process of the least heap. */
class HeavyWorkTest {

    /** More than twice what the budget of memory holds. */
    @Test
    void isAllDoneAndOrdinaryInvoicesMeanwhile(@TempDir Path folder) throws Exception {
        isAllDone(folder, 1);
    }

    @Test
    @Tag("long")
    void isAllDoneHoweverMuchItIs(@TempDir Path folder) throws Exception {
        isAllDone(folder, 3);
    }

    private static void isAllDone(Path folder, int times) throws Exception {
        Map<String, String> settings = Map.of(
                "QUITTANCE_ADMIN_EMAIL", ServiceClient.ADMIN_EMAIL,
                "QUITTANCE_ADMIN_PASSWORD", ServiceClient.ADMIN_PASSWORD);
        try (ServiceProcess service =
                        ServiceProcess.asOperator(folder, settings, "-Xmx192m").awaitReady();
                ExecutorService people = Executors.newCachedThreadPool()) {
            ServiceClient admin = new ServiceClient(service).signedIn();
            String item = "/api/items/"
                    + new JsonObject(admin.post(
                                            "/api/items",
                                            new JsonObject().put("name", "x").put("priceSats", 1))
                                    .body())
                            .getString("id");
            List<Future<HttpResponse<String>>> heavy = new ArrayList<>();
            for (Callable<HttpResponse<String>> work : heavyWork(admin, item, times)) {
                heavy.add(people.submit(work));
            }
            while (heavy.stream().anyMatch(work -> !work.isDone())) {
                assertThat(admin.post("/api/invoice-documents", InvoiceJson.valid())
                                .statusCode())
                        .isEqualTo(201);
                // People do not come one right behind the other.
                TimeUnit.MILLISECONDS.sleep(200);
            }
            for (Future<HttpResponse<String>> work : heavy) {
                assertThat(work.get().statusCode()).as(work.get().body()).isIn(200, 201);
            }
            assertThat(service.isAlive()).isTrue();
            assertThat(service.output()).doesNotContain("OutOfMemory");
        }
    }

    private static List<Callable<HttpResponse<String>>> heavyWork(ServiceClient admin, String item, int times) {
        List<Callable<HttpResponse<String>>> work = new ArrayList<>();
        for (int i = 0; i < 3 * times; i++) {
            byte[] logo = ExamplePictures.deepPng(2_000, 2_000, i);
            JsonObject invoice = InvoiceJson.with(
                    "company.logo",
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(logo));
            work.add(() -> admin.post("/api/invoice-documents", invoice));
        }
        for (int i = 0; i < 2 * times; i++) {
            byte[] picture = ExamplePictures.deepPng(2_000, 2_000, 100 + i);
            work.add(() -> admin.send("PUT", item + "/picture", "image/png", picture));
        }
        for (int i = 0; i < times; i++) {
            work.add(() -> admin.post("/api/invoice-documents", InvoiceJson.withLines(10_000)));
        }
        String rows = IntStream.range(0, 45_000)
                .mapToObj(row -> "S-" + row + ",Item " + row + ",An item of a long list,1000,5,1,2027-12-31\n")
                .collect(Collectors.joining(
                        "", "sku,name,description,priceSats,quantity,lowStockThreshold,expiresOn\n", ""));
        work.add(() -> admin.send("POST", "/api/items/import", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        return work;
    }
}
