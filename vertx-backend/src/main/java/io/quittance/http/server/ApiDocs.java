package io.quittance.http.server;

import io.quittance.http.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.Map;

/** Swagger UI over the contract at {@code /docs}, and the catalogue of problems, from our own host. */
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
        Buffer problems = resource("docs/problems.html");
        Buffer contract = resource("openapi.yaml");
        publish(router, "/docs", "text/html; charset=utf-8", index);
        publish(router, "/docs/initializer.js", "text/javascript; charset=utf-8", initializer);
        publish(router, "/docs/problems", "text/html; charset=utf-8", problems);
        publish(router, "/docs/openapi.yaml", "application/yaml", contract);
        router.route("/docs/*")
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

    private static void publish(Router router, String path, String contentType, Buffer body) {
        Answer answer = new Answer(200, Map.of("Content-Security-Policy", CSP, "Content-Type", contentType), body);
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(answer::send);
    }

    private void allowSwaggerUi(RoutingContext ctx) {
        ctx.response().putHeader("Content-Security-Policy", CSP);
        ctx.response().headers().remove("Cache-Control");
        ctx.next();
    }
}
