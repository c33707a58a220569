package io.quittance.company;

import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.quittance.pdf.PictureCache;
import io.quittance.pdf.RenderPools;
import io.quittance.pdf.RenderPools.Lane;
import io.quittance.pdf.RenderQueueFullException;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /api/company}. */
public final class CompanyRoutes {

    private final Database database;
    private final CompanyRepository companies;
    private final BitcoinNetwork network;
    private final RenderPools pools;
    private final PictureCache pictures;
    private final JsonBody json;

    /** @param pools where logos are decoded: so many at once as there are workers, and no more */
    public CompanyRoutes(
            Database database,
            CompanyRepository companies,
            BitcoinNetwork network,
            RenderPools pools,
            PictureCache pictures,
            JsonBody json) {
        this.database = database;
        this.companies = companies;
        this.network = network;
        this.pools = pools;
        this.pictures = pictures;
        this.json = json;
    }

    public void bind(RouterBuilder routes) {
        Operations.bind(routes, "getCompany", this::get);
        Operations.bind(routes, "putCompany", this::put);
    }

    private void get(RoutingContext ctx) {
        companies
                .find(database.client())
                .map(found -> found.orElseThrow(() -> new ProblemException(
                        new Problem(404, "not-found", "Not found", "Nobody has said yet who sells."))))
                .onSuccess(
                        company -> answer(company.settings(), company.version()).send(ctx))
                .onFailure(ctx::fail);
    }

    private void put(RoutingContext ctx) {
        Optional<IfMatch> based = EntityTag.optional(ctx);
        read(ctx.body().buffer())
                .compose(settings -> store(settings, based)
                        .map(stored -> answer(settings, stored.orElseThrow(EntityTag::changedMeanwhile))))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private Future<OptionalInt> store(CompanySettings settings, Optional<IfMatch> based) {
        return based.map(versions -> companies.update(database.client(), settings, versions))
                .orElseGet(() -> companies.insert(database.client(), settings));
    }

    private Future<CompanySettings> read(Buffer body) {
        return pools.run(Lane.INTERACTIVE, renderer -> tryToRead(body))
                .compose(read -> read)
                .recover(failure -> Future.failedFuture(
                        failure instanceof RenderQueueFullException ? overloaded(failure) : failure));
    }

    /** Throws nothing: the pool would take it for a fault of the renderer, and make another. */
    private Future<CompanySettings> tryToRead(Buffer body) {
        try {
            return Future.succeededFuture(
                    new CompanyReader(json.read(body, CompanyJson.class), network, pictures).read());
        } catch (ProblemException refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private static ProblemException overloaded(Throwable cause) {
        return new ProblemException(
                new Problem(503, "overloaded", "Overloaded", "More is asked for than can be done. Try again soon."),
                Duration.ofSeconds(2),
                cause);
    }

    private static Answer answer(CompanySettings settings, int version) {
        return new Answer(
                200,
                Map.of("Content-Type", "application/json", "ETag", EntityTag.of(version)),
                Json.encodeToBuffer(CompanyJson.of(settings)));
    }
}
