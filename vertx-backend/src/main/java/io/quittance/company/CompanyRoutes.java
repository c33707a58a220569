package io.quittance.company;

import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.pdf.RenderPools;
import io.quittance.pdf.RenderPools.Lane;
import io.quittance.pdf.RenderQueueFullException;
import io.quittance.picture.InvalidPictureException;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/company}. */
public final class CompanyRoutes implements Feature {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyRoutes.class);

    private final Database database;
    private final CompanyRepository companies = new CompanyRepository();
    private final BitcoinNetwork network;
    private final RenderPools pools;
    private final CompanyLogo logos;
    private final JsonBody json;

    public CompanyRoutes(Kernel kernel) {
        this.database = kernel.database();
        this.network = kernel.network();
        // Logos are decoded there: so many at once as there are workers, and no more.
        this.pools = kernel.pools();
        this.logos = new CompanyLogo(kernel.memory());
        this.json = kernel.json();
    }

    @Override
    public void bind(ContractBinding routes) {
        routes.bind("getCompany", this::get);
        routes.bind("putCompany", this::put);
    }

    private Future<Answer> get(RoutingContext ctx) {
        return companies
                .find(database.client())
                .map(found -> found.orElseThrow(() -> Kind.NOT_FOUND.because("Nobody has said yet who sells.")))
                .compose(company -> (company.encodedAnew()
                                ? Future.succeededFuture(company.settings())
                                : inPool(() -> encodedAnew(company.settings())))
                        .map(settings -> answer(settings, company.version())));
    }

    private Future<Answer> put(RoutingContext ctx) {
        Optional<IfMatch> based = EntityTag.optional(ctx);
        Buffer body = ctx.body().buffer();
        return companies
                .find(database.client())
                .compose(stored -> inPool(() -> read(body, stored.orElse(null))))
                .compose(settings -> store(settings, based)
                        .compose(stored -> stored.isPresent()
                                ? Future.succeededFuture(answer(settings, stored.getAsInt()))
                                : companies.find(database.client()).compose(now -> refusal(based, now))));
    }

    private static Future<Answer> refusal(Optional<IfMatch> based, Optional<StoredCompany> now) {
        return Future.failedFuture(EntityTag.changedMeanwhile(
                based.orElse(IfMatch.NONE), now.map(StoredCompany::version).orElse(0)));
    }

    private Future<OptionalInt> store(CompanySettings settings, Optional<IfMatch> based) {
        return database.write(client -> based.map(versions -> companies.update(client, settings, versions))
                .orElseGet(() -> companies.insert(client, settings)));
    }

    private CompanySettings read(Buffer body, @Nullable StoredCompany stored) {
        byte[] known =
                stored != null && stored.encodedAnew() ? stored.settings().logo() : null;
        return new CompanyReader(json.read(body, CompanyJson.class), network, logos, known).read();
    }

    /** Kept as it was uploaded, before logos were encoded anew. One that is not taken any more is left out. */
    private CompanySettings encodedAnew(CompanySettings settings) {
        byte[] uploaded = settings.logo();
        try {
            return settings.withLogo(uploaded == null ? null : logos.encodedAnew(uploaded));
        } catch (InvalidPictureException e) {
            LOG.warn("The company's logo is left out: {}", e.getMessage());
            return settings.withLogo(null);
        }
    }

    private Future<CompanySettings> inPool(Supplier<CompanySettings> work) {
        return pools.run(Lane.INTERACTIVE, renderer -> attempt(work))
                .compose(done -> done)
                .recover(failure -> Future.failedFuture(
                        failure instanceof RenderQueueFullException ? overloaded(failure) : failure));
    }

    /** Throws nothing: the pool would take it for a fault of the renderer, and make another. */
    private static Future<CompanySettings> attempt(Supplier<CompanySettings> work) {
        try {
            return Future.succeededFuture(work.get());
        } catch (ProblemException refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private static ProblemException overloaded(Throwable cause) {
        return Kind.OVERLOADED
                .because("More is asked for than can be done. Try again soon.")
                .retryAfter(Duration.ofSeconds(2))
                .causedBy(cause);
    }

    private static Answer answer(CompanySettings settings, int version) {
        return Answer.ok(CompanyJson.of(settings)).with("ETag", EntityTag.of(version));
    }
}
