package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.internal.run.failure.InvalidResultException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the gauges of a part beside those of the others. */
public final class Gauges {
    private Gauges() {}

    /**
     * Adds all of them, or none if they are no gauges.
     *
     * @throws InvalidResultException if there are none, or a name or a value is null
     */
    public static void add(String part, @Nullable Map<String, Long> gauges, SortedMap<String, Long> out) {
        if (gauges == null) {
            throw new InvalidResultException("the gauges are null; expected a map, which may be empty");
        }
        SortedMap<String, Long> named = new TreeMap<>();
        gauges.forEach((name, value) -> {
            if (name == null || value == null) {
                throw new InvalidResultException("a gauge has no name or no value; expected both");
            }
            named.put(part + "." + name, value);
        });
        out.putAll(named);
    }
}
