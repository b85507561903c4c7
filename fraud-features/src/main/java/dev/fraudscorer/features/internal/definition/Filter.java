package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.Condition;
import java.util.Objects;

/**
 * Which events an aggregate is computed over: those for which a condition holds. Immutable.
 *
 * @param name how the policy calls it; part of the features' names
 * @param text the condition as the policy has it; another text is another filter
 * @param condition decided once for each event, when it is counted or amended
 */
public record Filter(String name, String text, Condition condition) {
    /** How many different filters one entity may have. */
    public static final int MOST = 64;

    public Filter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(condition, "condition");
    }
}
