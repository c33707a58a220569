package io.quittance.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.impl.OpenAPIContractImpl;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** {@code openapi.yaml} for routing and validation, in the JSON that the build makes of what it says of requests. */
public final class Contract {

    private static final String FILE = "/openapi.json";

    private Contract() {}

    /**
     * Loads what a test has found to be a contract. The library's own {@code OpenAPIContract.from} would check it against the
     * schemas of OpenAPI at every start, and copy them along with ours for each body that is validated. Without that the
     * contract can only be made by the class behind it.
     */
    public static Future<OpenAPIContract> load(Vertx vertx) {
        return vertx.executeBlocking(Contract::read, false).compose(contract -> {
            SchemaRepository schemas = SchemaRepository.create(
                    new JsonSchemaOptions()
                            .setDraft(Draft.DRAFT202012)
                            .setBaseUri("app://")
                            .setOutputFormat(OutputFormat.Basic),
                    new OpenAPIFormatValidator());
            return OpenAPIVersion.V3_1
                    .resolve(vertx, schemas, contract)
                    .map(resolved -> new OpenAPIContractImpl(resolved, OpenAPIVersion.V3_1, schemas));
        });
    }

    static JsonObject read() throws IOException {
        try (InputStream json = Objects.requireNonNull(Contract.class.getResourceAsStream(FILE), FILE)) {
            return new JsonObject(Buffer.buffer(json.readAllBytes()));
        }
    }
}
