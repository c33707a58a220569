package io.quittance.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** Swagger UI over the contract at {@code /docs}, from our own host. */
final class ApiDocs {

    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.34.1";
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Vertx vertx;

    ApiDocs(Vertx vertx) {
        this.vertx = vertx;
    }

    void mount(Router router) {
        Buffer index = resource("docs/index.html");
        Buffer initializer = resource("docs/initializer.js");
        Buffer contract = resource("openapi.yaml");
        router.get("/docs").handler(ctx -> send(ctx, "text/html; charset=utf-8", index));
        router.get("/docs/initializer.js").handler(ctx -> send(ctx, "text/javascript; charset=utf-8", initializer));
        router.get("/docs/openapi.yaml").handler(ctx -> send(ctx, "application/yaml", contract));
        router.get("/docs/*")
                .handler(this::allowSwaggerUi)
                .handler(StaticHandler.create(SWAGGER_UI)
                        .setDirectoryListing(false)
                        .setIndexPage("none")
                        .setMaxAgeSeconds(86_400));
    }

    private Buffer resource(String name) {
        // Read once, before the server listens.
        return vertx.fileSystem().readFileBlocking(name);
    }

    private void send(RoutingContext ctx, String contentType, Buffer body) {
        ctx.response()
                .putHeader("Content-Security-Policy", CSP)
                .putHeader("Content-Type", contentType)
                .end(body);
    }

    private void allowSwaggerUi(RoutingContext ctx) {
        ctx.response().putHeader("Content-Security-Policy", CSP);
        ctx.response().headers().remove("Cache-Control");
        ctx.next();
    }
}
