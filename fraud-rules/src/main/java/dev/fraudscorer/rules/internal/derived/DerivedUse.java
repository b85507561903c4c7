package dev.fraudscorer.rules.internal.derived;

import dev.fraudscorer.policy.Location;
import java.util.List;

/**
 * What a derived feature is computed from. Immutable.
 *
 * @param name its name
 * @param at where it is defined
 * @param uses the names in its expression, lists among them
 */
public record DerivedUse(String name, Location at, List<String> uses) {
    public DerivedUse {
        uses = List.copyOf(uses);
    }
}
