package io.quittance.load.run;

import io.quittance.load.Options;
import io.quittance.load.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Runs the scenarios that are asked for, one after the other, and says what came of them. */
public final class LoadTest {

    private static final String USAGE = """
            Usage: ops/bench load [SCENARIO...] [--OPTION VALUE...]

            Puts load on a backend and says whether it holds what is promised. All scenarios, or those named:
            %s

            Options:
            %s

            Exit code: 0 when every threshold was kept, 1 when one was not or something failed, 2 for wrong arguments.""";

    private LoadTest() {}

    /** @param arguments the backend's jar, the folder for results, then what the person typed */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> typed = List.of(arguments).subList(2, arguments.length);
        List<Scenario> scenarios;
        Options options;
        if (typed.contains("--help") || typed.contains("-h")) {
            System.out.println(usage());
            return;
        }
        try {
            List<String> words = new ArrayList<>();
            options = Options.parse(typed, words);
            scenarios = words.isEmpty()
                    ? List.of(Scenario.values())
                    : words.stream().map(Scenario::named).toList();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + usage());
            System.exit(2);
            return;
        }
        Path folder = Path.of(arguments[1])
                .resolve(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now()));
        System.exit(run(scenarios, options, Path.of(arguments[0]), folder) ? 0 : 1);
    }

    private static boolean run(List<Scenario> scenarios, Options options, Path jar, Path folder)
            throws IOException, InterruptedException {
        List<ScenarioRun.Result> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            System.out.println(scenario.word());
            try {
                ScenarioRun.Result result =
                        new ScenarioRun(scenario, options, folder.resolve(scenario.word())).run(jar);
                result.findings().forEach(finding -> System.out.println("  " + finding));
                System.out.println("  report: " + result.report());
                results.add(result);
            } catch (IOException e) {
                // The other scenarios can still say something.
                System.out.println("  failed: " + e.getMessage());
            }
        }
        System.out.println("\n" + ResultTable.of(results));
        return results.size() == scenarios.size() && results.stream().allMatch(ScenarioRun.Result::passed);
    }

    private static String usage() {
        return USAGE.formatted(Scenario.help(), Options.help());
    }
}
