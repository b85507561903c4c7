package dev.fraudscorer.features.internal.definition;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an aggregate as written in a policy, none of them checked yet. Immutable.
 *
 * @param function the word before the parentheses
 * @param arguments the parts between the parentheses, parted at commas; null without parentheses
 * @param suffix the word behind them; null if there is none
 */
record AggregateText(
        String function,
        @Nullable List<String> arguments,
        @Nullable String suffix) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<function>[^()\\s]+)\\s*(?<call>\\((?<arguments>[^()]*)\\))?(\\s+(?<suffix>[^()\\s]+))?");

    AggregateText {
        arguments = arguments == null ? null : List.copyOf(arguments);
    }

    /** The parts of {@code text}; null if it has not the shape of an aggregate. */
    static @Nullable AggregateText parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            return null;
        }
        List<String> arguments = shape.group("call") == null ? null : parts(shape.group("arguments"));
        return new AggregateText(shape.group("function"), arguments, shape.group("suffix"));
    }

    private static List<String> parts(String arguments) {
        if (arguments.isBlank()) {
            return List.of();
        }
        return Arrays.stream(arguments.split(",", -1)).map(String::strip).toList();
    }
}
