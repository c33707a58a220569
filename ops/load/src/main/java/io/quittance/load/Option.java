package io.quittance.load;

import java.util.Locale;

/** What can be asked for on the command line. */
public enum Option {
    URL("", "address of a backend that runs already; without it every scenario gets a fresh one of its own"),
    MANAGEMENT("", "with --url: address of that backend's management port, for its heap"),
    SECONDS("60", "how long the load lasts after the warm-up; each step of the ramp takes a quarter of it"),
    WARM_UP("150", "seconds at full speed before anything is measured"),
    CONNECTIONS("32", "connections of capacity, soak and the recovery after overload"),
    RATE("", "documents a second: of the steady creators (100), of the small invoices among huge ones (30)"),
    RAMP_TO("500", "documents a second at the end of the ramp's ten steps"),
    PEAK("", "about how many documents a second overload has to do with; without it they are measured first"),
    DOCUMENTS("20000", "how many the soak makes"),
    MINUTES("", "how long the soak lasts instead"),
    JAVA_OPTIONS(
            "-Xmx256m @ops/jvm.options @ops/jvm-tuned.options -XX:SharedArchiveFile=vertx-backend/target/quittance.jsa",
            "flags of the backend's JVM"),
    BACKEND_CPUS("", "with Linux: processors for the backend alone, as taskset has them"),
    GENERATOR_CPUS("", "with Linux: processors for the load generator alone");

    final String preset;
    final String help;

    Option(String preset, String help) {
        this.preset = preset;
        this.help = help;
    }

    /** {@code --warm-up}. */
    String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The system property that carries it to the load generator. */
    String property() {
        return "load." + name();
    }
}
