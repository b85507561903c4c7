package dev.fraudscorer.benchmarks.features.duel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The arguments of a measurement, each a name, an equals sign and a value. Immutable. */
public final class Settings {
    private final Map<String, String> values = new TreeMap<>();

    /**
     * Reads the arguments.
     *
     * @param names those that are understood
     * @throws IllegalArgumentException if an argument is of another form or name
     */
    public Settings(String[] arguments, String... names) {
        List<String> understood = List.of(names);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || !understood.contains(argument.substring(0, equals))) {
                throw new IllegalArgumentException(
                        "argument '" + argument + "'; expected NAME=VALUE with a name of " + understood);
            }
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /**
     * The number of that name, or {@code otherwise} if it was not given.
     *
     * @throws IllegalArgumentException if it is not a whole number above 0
     */
    public int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.replace("_", ""));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number that is too small.
        }
        throw new IllegalArgumentException(name + "=" + value + "; expected a whole number above 0, such as 1_000_000");
    }
}
