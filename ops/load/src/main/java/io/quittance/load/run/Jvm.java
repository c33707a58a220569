package io.quittance.load.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts JVMs of the same Java as this one. */
final class Jvm {

    private Jvm() {}

    /** The beginning of a command; with processors given, kept to these. */
    static List<String> command(Optional<String> processors) {
        List<String> command = new ArrayList<>();
        processors.ifPresent(list -> command.addAll(List.of("taskset", "--cpu-list", list)));
        command.add(tool("java"));
        return command;
    }

    /** The path of one of the JDK's programs. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
