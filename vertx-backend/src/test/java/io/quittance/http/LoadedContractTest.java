package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

@ExtendWith(VertxExtension.class)
class LoadedContractTest {

    private static Locale before = Locale.ROOT;

    @BeforeAll
    static void theLocaleThatMainSets() {
        before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
    }

    @AfterAll
    static void restoreTheLocale() {
        Locale.setDefault(before);
    }

    @Test
    void theLibraryTakesItForAContractWithTheSameOperations(Vertx vertx) throws Exception {
        OpenAPIContract checked = OpenAPIContract.from(vertx, Contract.read()).await(20, TimeUnit.SECONDS);
        OpenAPIContract loaded = Contract.load(vertx).await(20, TimeUnit.SECONDS);

        assertThat(loaded.operations()).hasSizeGreaterThan(50);
        assertThat(loaded.operations())
                .extracting(Operation::getOperationId)
                .containsExactlyInAnyOrderElementsOf(checked.operations().stream()
                        .map(Operation::getOperationId)
                        .toList());
        for (Operation operation : loaded.operations()) {
            Operation same = checked.operation(operation.getOperationId());
            assertThat(operation.getExtensions())
                    .isEqualTo(same.getExtensions())
                    .containsKey("x-role");
            assertThat(operation.getParameters()).hasSameSizeAs(same.getParameters());
            assertThat(operation.getRequestBody() == null).isEqualTo(same.getRequestBody() == null);
        }
    }

    @Test
    void whatRequestsAreDecidedByIsAsItIsWritten(Vertx vertx) throws Exception {
        OpenAPIContract loaded = Contract.load(vertx).await(20, TimeUnit.SECONDS);
        JsonObject paths;
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
            paths = JsonObject.mapFrom(new Yaml().<Map<String, Object>>load(yaml))
                    .getJsonObject("paths");
        }
        int operations = 0;
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                JsonObject written = paths.getJsonObject(path).getJsonObject(method);
                Operation operation = loaded.operation(written.getString("operationId"));
                assertThat(operation.getTags())
                        .isEqualTo(written.getJsonArray("tags").getList());
                assertThat(operation.getExtensions()).containsEntry("x-role", written.getString("x-role"));
                operations++;
            }
        }
        assertThat(loaded.operations()).hasSize(operations);
    }

    @Test
    void itHoldsNoSchemaThatNoRequestIsValidatedBy() throws Exception {
        JsonObject contract = Contract.read();
        JsonObject schemas = contract.getJsonObject("components").getJsonObject("schemas");

        assertThat(schemas.fieldNames()).contains("InvoiceRequest").doesNotContain("InvoiceDocument", "Problem");
        for (String name : schemas.fieldNames()) {
            assertThat(contract.encode()).contains("\"#/components/schemas/" + name + "\"");
        }
    }
}
