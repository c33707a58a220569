package io.quittance;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * The command that runs the service in a process of its own. Unless an operator's options are asked for, it is one that
 * starts in a fifth of the time: compiled lightly, with the smallest collector, and its classes from an archive that all
 * processes of tests share. Such an archive is for jars alone, so our own classes are packed into one.
 */
final class ServiceProgram {

    private static final List<String> QUICK =
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:cds*=off");

    private ServiceProgram() {}

    /** Starts quickly. More options may follow, then {@link #main} and its arguments. */
    static List<String> quick() throws Exception {
        Path jar = jar();
        Path archive = MadeOnce.folder(
                        "service-archive", jar.getParent().getFileName().toString(), ServiceProgram::makeArchive)
                .resolve("quittance.jsa");
        return command(QUICK, "-XX:SharedArchiveFile=" + archive);
    }

    /** With the options that operators use; the heap is set apart from them. */
    static List<String> operators() throws Exception {
        return command(
                List.of("@" + Path.of("../ops/jvm.options").toRealPath()),
                "@" + Path.of("../ops/jvm-tuned.options").toRealPath());
    }

    /** What comes after the options: the program itself. */
    static List<String> main() throws Exception {
        return List.of("-jar", jar().toString());
    }

    /** Takes out of the environment what would be meant for another service. */
    static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("QUITTANCE_") || name.equals("JAVA_TOOL_OPTIONS"));
    }

    private static Path jar() throws Exception {
        String key = MadeOnce.stateOf(MadeOnce.classes()) + "-"
                + Integer.toHexString(MadeOnce.classPath().hashCode());
        return MadeOnce.folder("service-classes", key, ServiceProgram::makeJar).resolve("classes.jar");
    }

    private static void makeJar(Path folder) throws Exception {
        Path manifest = folder.resolve("manifest");
        try (OutputStream out = Files.newOutputStream(manifest)) {
            manifest(folder).write(out);
        }
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file=" + folder.resolve("classes.jar"),
                        "--manifest=" + manifest,
                        "-C",
                        MadeOnce.classes().toString(),
                        ".");
        if (status != 0) {
            throw new IllegalStateException("No jar of " + MadeOnce.classes());
        }
    }

    /** Says what that of the delivered jar says, and where all else is: relative, which is what archives know. */
    private static Manifest manifest(Path folder) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                MadeOnce.classPath().stream()
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(entry -> folder.relativize(Path.of(entry)).toString())
                        .collect(Collectors.joining(" ")));
        attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
        return manifest;
    }

    private static void makeArchive(Path folder) throws Exception {
        Path dataDir = Files.createTempDirectory("quittance-training-");
        List<String> java = command(QUICK, "-XX:ArchiveClassesAtExit=" + folder.resolve("quittance.jsa"));
        try (ServiceProcess service = new ServiceProcess(dataDir, Map.of(), java).awaitReady()) {
            int status = new ServiceClient(service)
                    .post("/api/invoice-documents", InvoiceJson.valid())
                    .statusCode();
            if (status != 201) {
                throw new IllegalStateException("No document: " + status);
            }
            service.terminate();
            service.awaitExit();
        } finally {
            MadeOnce.delete(dataDir);
        }
    }

    private static List<String> command(List<String> options, String last) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(last);
        return command;
    }
}
