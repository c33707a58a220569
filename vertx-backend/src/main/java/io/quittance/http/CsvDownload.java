package io.quittance.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends a CSV file of any length, one batch after the other. The next batch is asked for when the client has taken the one
 * before, so that a slow client holds neither memory nor a connection to the database.
 *
 * @param <T> what a row is made of
 */
public final class CsvDownload<T> {

    /** Tells spreadsheets that the file is in UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String fileName;
    private final String head;
    private final Function<@Nullable T, Future<List<T>>> batchAfter;
    private final Function<List<T>, String> text;

    /**
     * Describes the file.
     *
     * @param head the first line, with its end
     * @param batchAfter the rows that follow one, or the first ones; empty after the last
     * @param text the lines of rows, with their ends
     */
    public CsvDownload(
            String fileName,
            String head,
            Function<@Nullable T, Future<List<T>>> batchAfter,
            Function<List<T>, String> text) {
        this.fileName = fileName;
        this.head = head;
        this.batchAfter = batchAfter;
        this.text = text;
    }

    public Future<Void> send(RoutingContext ctx) {
        // Nothing is written before the first batch is there: until then a failure can still be told.
        return batchAfter.apply(null).compose(first -> {
            HttpServerResponse response = ctx.response()
                    .putHeader("Content-Type", "text/csv; charset=utf-8")
                    .putHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
            if (HttpMethod.HEAD.equals(ctx.request().method())) {
                return response.end();
            }
            response.setChunked(true);
            return response.write(BYTE_ORDER_MARK + head).compose(written -> rest(response, first));
        });
    }

    private Future<Void> rest(HttpServerResponse response, List<T> batch) {
        return batch.isEmpty()
                ? response.end()
                : response.write(text.apply(batch))
                        .compose(written -> batchAfter.apply(batch.getLast()))
                        .compose(next -> rest(response, next));
    }
}
