package io.quittance.load.run;

import io.gatling.app.Gatling;
import io.quittance.load.Measurements;
import io.quittance.load.Option;
import io.quittance.load.Options;
import io.quittance.load.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gatling, in a JVM of its own with flags of its own. */
final class Generator {

    private static final String LOG = "generator.log";
    private static final int ASSERTIONS_FAILED = 2;
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** A small young generation that is collected by one thread costs the service's processors least. */
    private static final List<String> FLAGS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-Xmn256m",
            "-XX:+UseSerialGC",
            "-XX:+AlwaysPreTouch",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            // Gatling asks Maven Central for its own newest version, by the JDK's client, which this leads nowhere. Its
            // client for the load itself knows nothing of these.
            "-Dhttps.proxyHost=127.0.0.1",
            "-Dhttps.proxyPort=9",
            // Its console would be told of everything that happens, only to print what the report says too.
            "-Dgatling.data.writers.0=file",
            // Threads that wake each other cost more than they do: one event loop and one actor's thread for two
            // processors serve thousands of requests a second. The defaults are four times and twice as many.
            "-XX:ActiveProcessorCount=" + THREADS,
            "-Dio.netty.eventLoopThreads=" + THREADS);

    private final Process process;
    private final Path folder;

    private Generator(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * What came of a simulation.
     *
     * @param findings thresholds with what was found, and errors, as Gatling words them
     * @param use what the generator itself took of the machine
     */
    record Result(Measurements measurements, boolean passed, List<String> findings, ProcessUse use) {}

    /** @param folder where the generator works and leaves its report */
    static Generator start(Scenario scenario, Options options, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(Jvm.command(options.text(Option.GENERATOR_CPUS)));
        command.addAll(FLAGS);
        command.addAll(options.asJvmArguments());
        command.add("-Djava.util.prefs.userRoot=" + folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gatling.class.getName()));
        command.addAll(List.of(
                "-s",
                scenario.simulation().getName(),
                "-rf",
                folder.resolve("report").toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Generator(process, folder);
    }

    /** Waits for its end. */
    Result result() throws IOException, InterruptedException {
        ProcessWatch watch = ProcessWatch.start(process.toHandle());
        int status = process.waitFor();
        ProcessUse use = watch.stop();
        List<String> log = Files.readAllLines(folder.resolve(LOG));
        if (status != 0 && status != ASSERTIONS_FAILED) {
            throw new IOException(
                    "Gatling failed:\n" + String.join("\n", log.subList(Math.max(0, log.size() - 40), log.size())));
        }
        return new Result(
                Measurements.read(folder),
                status == 0,
                log.stream().filter(Generator::tells).toList(),
                use);
    }

    /** Whether a line of Gatling's is a threshold with what was found, or an error with how often it came. */
    private static boolean tells(String line) {
        return line.matches(".* : (true|false) \\(.*\\)") || line.matches("> (?!OK|KO).*\\(.*%\\)");
    }

    /** The page to open; call it after the end. */
    Path report() throws IOException {
        try (Stream<Path> files =
                Files.find(folder.resolve("report"), 2, (file, attributes) -> file.endsWith("index.html"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
