package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.quittance.load.Measurements;
import io.quittance.load.Option;
import io.quittance.load.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What all simulations have in common: the phases they are made of, and where they leave what they saw. */
abstract class LoadSimulation extends Simulation {

    /** The warm-up's name in the report. */
    static final String WARM_UP = "warm-up";

    /** The load itself: its requests carry no prefix in the report. */
    static final String LOAD = "";

    /** The runner starts the generator in the folder of the run. */
    static final Path FOLDER = Path.of("");

    final Options options = Options.ofSystemProperties();
    private final Tally tally = new Tally();
    private final AtomicLong orders = new AtomicLong();
    private GeneratorLag lag;

    /** Runs the warm-up and then the given populations together; no request may fail in any of them. */
    final void run(List<PopulationBuilder> load, Assertion... assertions) {
        PopulationBuilder all =
                closed(WARM_UP, options.count(Option.WARM_UP)).andThen(load.toArray(PopulationBuilder[]::new));
        setUp(all)
                .protocols(protocol())
                .assertions(Stream.concat(
                                Stream.of(global().failedRequests().count().is(0L)), Stream.of(assertions))
                        .toArray(Assertion[]::new));
    }

    /** As many creators as there are connections, each asking again as soon as it is answered. */
    final PopulationBuilder closed(String phase, int seconds) {
        return creatingOnce(phase, creators(phase, Invoices.typical(), phase.equals(WARM_UP)))
                .injectClosed(constantConcurrentUsers(options.count(Option.CONNECTIONS))
                        .during(seconds));
    }

    /** Somebody who makes one invoice, downloads it and leaves. */
    static ScenarioBuilder creatingOnce(String phase, Creators creators) {
        return scenario(phase.isEmpty() ? "load" : phase).exec(creators.createAndDownload());
    }

    final Creators creators(String phase, List<Invoice> invoices, boolean mayBeRefused) {
        return new Creators(orders, invoices, exchange(phase), mayBeRefused, (document, pdf) -> {});
    }

    final Exchange exchange(String phase) {
        return new Exchange(phase, tally);
    }

    /** Documents a second that a phase came to. */
    final double documentsPerSecond(String phase) {
        return tally.documentsPerSecond(phase);
    }

    final AtomicLong orders() {
        return orders;
    }

    /** Connections are kept and shared, as a proxy in front or a program with a pool would. */
    private HttpProtocolBuilder protocol() {
        return http.baseUrl(options.text(Option.URL).orElseThrow())
                .shareConnections()
                .disableCaching()
                .disableFollowRedirect()
                .disableWarmUp()
                .userAgentHeader("quittance-load");
    }

    @Override
    public void before() {
        lag = GeneratorLag.watch();
    }

    @Override
    public void after() {
        try {
            new Measurements(tally.phases(), lag.p99Millis()).write(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
