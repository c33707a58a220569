package io.quittance.files;

import io.quittance.http.ContractBinding;
import io.quittance.http.EntityTag;
import io.quittance.http.HttpProblems;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.file.FileProps;
import io.vertx.core.file.FileSystem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publishes stored files: decides whether a link may be read, then leaves the sending to the static handler. */
public final class HostedFileRoutes {

    private static final Kind EXPIRED = new Kind(410, "expired", "Expired");

    public static final String PATH = "/api/invoice-documents";

    private static final String ADMITTED = "admitted";
    private static final Pattern SUFFIX_RANGE = Pattern.compile("bytes=-([0-9]{1,18})");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private final FileStore store;
    private final FileSystem fileSystem;
    private final Clock clock;

    public HostedFileRoutes(FileStore store, FileSystem fileSystem, Clock clock) {
        this.store = store;
        this.fileSystem = fileSystem;
        this.clock = clock;
    }

    public void bind(ContractBinding routes) {
        // A link of the wrong shape is a link that does not exist, not a breach of contract.
        routes.bindSender("getInvoiceDocument", this::admit).setDoValidation(false);
        routes.beside(this::mount);
    }

    /** Adds the static handler that admitted requests go on to, and no others: it knows of no expiry. */
    private void mount(Router router) {
        StaticHandler files = StaticHandler.create(
                        FileSystemAccess.ROOT, store.root().toString())
                .setDirectoryListing(false)
                // It would look at the whole path, and by default a folder above the data is hidden. What was
                // admitted has no hidden name.
                .setIncludeHidden(true)
                .setCachingEnabled(false)
                .setAlwaysAsyncFS(true);
        router.route(PATH + "/*").handler(ctx -> {
            if (ctx.get(ADMITTED) == null) {
                ctx.next();
            } else {
                files.handle(ctx);
            }
        });
    }

    private Future<Void> admit(RoutingContext ctx) {
        String link = ctx.pathParam("link");
        String fileName = ctx.pathParam("fileName");
        if (!FileStore.LINK.matcher(link).matches()
                || !FILE_NAME.matcher(fileName).matches()) {
            return Future.failedFuture(absent());
        }
        Predicate<String> known = EntityTag.known(ctx);
        return fileSystem
                .props(store.root().resolve(link).resolve(fileName).toString())
                .recover(unreadable -> Future.failedFuture(absent()))
                .compose(props -> admit(ctx, fileName, props, known));
    }

    private static ProblemException absent() {
        return HttpProblems.ofStatus(404);
    }

    private Future<Void> admit(RoutingContext ctx, String fileName, FileProps props, Predicate<String> known) {
        Instant expiry = store.expiryOf(Instant.ofEpochMilli(props.lastModifiedTime()));
        if (!clock.instant().isBefore(expiry)) {
            return Future.failedFuture(EXPIRED.because("The document was kept until " + expiry + "."));
        }
        String etag = "\"" + Long.toHexString(props.lastModifiedTime()) + "-" + Long.toHexString(props.size()) + "\"";
        ctx.response()
                .putHeader("ETag", etag)
                .putHeader("Cache-Control", "private, no-cache")
                .putHeader("Content-Type", "application/pdf")
                .putHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .putHeader("X-Robots-Tag", "noindex, nofollow");
        if (known.test(etag)) {
            return ctx.response().setStatusCode(304).end();
        }
        String ifRange = ctx.request().getHeader("If-Range");
        if (ifRange != null && !ifRange.equals(etag)) {
            ctx.request().headers().remove("Range");
        }
        spellOutSuffixRange(ctx.request().headers(), props.size());
        ctx.put(ADMITTED, true).next();
        return Future.succeededFuture();
    }

    /** The static handler does not know {@code bytes=-500}, the last 500 bytes. */
    private static void spellOutSuffixRange(MultiMap headers, long size) {
        Matcher suffix = SUFFIX_RANGE.matcher(Objects.requireNonNullElse(headers.get("Range"), ""));
        if (suffix.matches()) {
            headers.set("Range", "bytes=" + Math.max(0, size - Long.parseLong(suffix.group(1))) + "-");
        }
    }
}
