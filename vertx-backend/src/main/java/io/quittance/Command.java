package io.quittance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be asked for on the command line. */
enum Command {
    /** Answers requests until it is told to stop. The one that is meant where none is named. */
    SERVE,
    /** Prints the latest list of what is low, and makes that of today if nobody has. */
    LOW_STOCK;

    /** Empty when there is no such command. */
    static Optional<Command> of(String[] arguments) {
        if (arguments.length == 0) {
            return Optional.of(SERVE);
        }
        return Arrays.stream(values())
                .filter(command -> arguments.length == 1 && command.text().equals(arguments[0]))
                .findAny();
    }

    /** Those that there are, for people. */
    static String all() {
        return Arrays.stream(values()).map(Command::text).collect(Collectors.joining(", "));
    }

    /** As it is typed. */
    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
