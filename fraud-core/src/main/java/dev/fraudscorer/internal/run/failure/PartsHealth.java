package dev.fraudscorer.internal.run.failure;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The health of a source and of each of its parts, such as its rules. Thread-safe. */
public final class PartsHealth {
    /** A source that makes up ever more names of parts fills no memory: further ones count as the source itself. */
    private static final int MOST_PARTS = 10_000;

    private final Failures failures;
    private final Health whole;
    private final ConcurrentMap<String, Health> parts = new ConcurrentHashMap<>();

    public PartsHealth(String source, Failures failures) {
        this.failures = failures;
        this.whole = new Health(source, failures);
    }

    /** That of the source. */
    public Health whole() {
        return whole;
    }

    /** That of a part; that of the source if there are too many parts. */
    public Health of(String part) {
        Health known = parts.get(part);
        if (known != null) {
            return known;
        }
        return parts.size() >= MOST_PARTS
                ? whole
                : parts.computeIfAbsent(part, name -> new Health(ShownText.of(name), failures));
    }
}
