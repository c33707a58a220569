package io.quittance.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The options of a run: what was asked for, and the defaults of the rest. */
public final class Options {

    private static final List<Option> INTEGERS = List.of(
            Option.SECONDS, Option.WARM_UP, Option.CONNECTIONS, Option.RAMP_TO, Option.DOCUMENTS, Option.MINUTES);

    private static final List<Option> NUMBERS = List.of(Option.RATE, Option.PEAK);

    private final Map<Option, String> values;

    private Options(Map<Option, String> values) {
        this.values = values;
    }

    /**
     * Reads {@code --name value} pairs.
     *
     * @param rest receives the words that belong to no option
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    public static Options parse(List<String> arguments, List<String> rest) {
        Map<Option, String> values = new EnumMap<>(Option.class);
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("--")) {
                rest.add(word);
                continue;
            }
            Option option = Arrays.stream(Option.values())
                    .filter(known -> known.flag().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no option " + word));
            if (++i == arguments.size()) {
                throw new IllegalArgumentException(word + " needs a value");
            }
            values.put(option, arguments.get(i));
        }
        Options options = new Options(values);
        INTEGERS.forEach(options::integer);
        NUMBERS.forEach(options::number);
        return options;
    }

    /** As the load generator gets them. */
    public static Options ofSystemProperties() {
        Map<Option, String> values = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            Optional.ofNullable(System.getProperty(option.property())).ifPresent(value -> values.put(option, value));
        }
        return new Options(values);
    }

    public Options with(Option option, String value) {
        Map<Option, String> changed = new EnumMap<>(Option.class);
        changed.putAll(values);
        changed.put(option, value);
        return new Options(changed);
    }

    public List<String> asJvmArguments() {
        List<String> arguments = new ArrayList<>();
        values.forEach((option, value) -> arguments.add("-D" + option.property() + "=" + value));
        return arguments;
    }

    /** Empty when neither asked for nor preset. */
    public Optional<String> text(Option option) {
        return Optional.of(values.getOrDefault(option, option.preset)).filter(value -> !value.isEmpty());
    }

    /** A positive number, if there is one. */
    public Optional<Double> number(Option option) {
        return parsed(option, Double::valueOf);
    }

    /** A positive integer, if there is one. */
    public Optional<Integer> integer(Option option) {
        return parsed(option, Integer::valueOf);
    }

    /** Of an option that has a preset. */
    public int count(Option option) {
        return integer(option).orElseThrow();
    }

    private <N extends Number> Optional<N> parsed(Option option, Function<String, N> parser) {
        Optional<N> number;
        try {
            number = text(option).map(parser);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option.flag() + " must be a number", e);
        }
        if (number.isPresent() && number.get().doubleValue() <= 0) {
            throw new IllegalArgumentException(option.flag() + " must be above 0");
        }
        return number;
    }

    /** One line for each option. */
    public static String help() {
        return Arrays.stream(Option.values())
                .map(option -> "  %-18s %s%s"
                        .formatted(
                                option.flag(), option.help, option.preset.isEmpty() ? "" : " (" + option.preset + ")"))
                .collect(Collectors.joining("\n"));
    }
}
