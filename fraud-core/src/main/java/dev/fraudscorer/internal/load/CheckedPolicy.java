package dev.fraudscorer.internal.load;

import dev.fraudscorer.policy.StateFate;
import java.util.Map;

/**
 * A policy that was loaded to see what it would change, and of which all was closed again. Immutable.
 *
 * @param files what it was read from
 * @param contents what it says
 * @param states what would become of the state of each source
 */
public record CheckedPolicy(ReadFiles files, PolicyContents contents, Map<String, StateFate> states) {
    public CheckedPolicy {
        states = Map.copyOf(states);
    }
}
