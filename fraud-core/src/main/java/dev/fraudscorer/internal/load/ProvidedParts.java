package dev.fraudscorer.internal.load;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts that a host provides to a load, and which types engines looked up. Confined to the thread that loads. */
final class ProvidedParts {
    private final Map<Class<?>, Object> byType;
    private final Set<Class<?>> lookedUp = new HashSet<>();

    /** @param byType each part an instance of its type */
    ProvidedParts(Map<Class<?>, Object> byType) {
        this.byType = byType;
    }

    <T> @Nullable T find(Class<T> type) {
        lookedUp.add(type);
        Object part = byType.get(type);
        return part == null ? null : type.cast(part);
    }

    /** A part that the core itself has a place for, whether or not this policy needs it. */
    <T> @Nullable T findOwn(Class<T> type) {
        return byType.containsKey(type) ? find(type) : null;
    }

    /** The names of the types of parts that no engine looked up, sorted. */
    List<String> unused() {
        return byType.keySet().stream()
                .filter(type -> !lookedUp.contains(type))
                .map(Class::getName)
                .sorted()
                .toList();
    }

    /** Reports each part that no engine looked up. */
    void reportUnused(Location policy, PolicyReader reader) {
        for (String type : unused()) {
            reader.report(policy, "a part " + type + " provided by code, which no engine looks up", expected());
        }
    }

    private String expected() {
        String use = "a policy with the section, and a class path with the module, that uses it, or no such part";
        // A host that provides its own class in the place of the port that it implements sees the port here.
        return lookedUp.isEmpty() ? use : "one of the types that engines look up, " + names() + ", or " + use;
    }

    private List<String> names() {
        return lookedUp.stream().map(Class::getName).sorted().toList();
    }
}
