package dev.fraudscorer.lab.hostile;

import java.time.Duration;
import java.util.Set;

/**
 * A feature of the policy of {@link UncountedEventsPropertyTest}, with what it is computed from.
 *
 * @param key the attribute that names its entity
 * @param length of its window, which ends at the offset
 * @param reads the attributes that it is computed of, or that its condition is about
 * @param ignoring whether it is computed from what was counted, whatever was not
 */
record KeyedFeature(String name, String key, Duration length, Duration offset, Set<String> reads, boolean ignoring) {
    static KeyedFeature of(String name, String length, String... reads) {
        return new KeyedFeature(
                name,
                name.substring(0, name.indexOf('.')),
                Duration.parse(length),
                Duration.ZERO,
                Set.of(reads),
                false);
    }

    KeyedFeature before(String offset) {
        return new KeyedFeature(name, key, length, Duration.parse(offset), reads, ignoring);
    }

    KeyedFeature whichIgnores() {
        return new KeyedFeature(name, key, length, offset, reads, true);
    }
}
