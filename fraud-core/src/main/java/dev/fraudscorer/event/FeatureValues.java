package dev.fraudscorer.event;

import org.jspecify.annotations.Nullable;

/**
 * The values that rules and models saw for one event: its attributes and its features, by slot or by name.
 *
 * <p>A view: valid only during the call that hands it out, and confined to that call's thread.
 */
public interface FeatureValues {
    /** How many slots there are. */
    int size();

    /** The name of slot {@code slot}. */
    String name(int slot);

    /** The kind of value in slot {@code slot}. */
    ValueType type(int slot);

    /** The slot of {@code name}; -1 if the policy has no such attribute or feature. */
    int slot(String name);

    /** Whether the value is there, and if not, why. */
    ValueState state(int slot);

    /**
     * Whether the value is there and is an estimate, or was computed of one: a count of different values beyond what an entity
     * keeps exactly. Its error is stated where the feature is described; it does not degrade an assessment.
     */
    default boolean isApproximate(int slot) {
        return false;
    }

    /** The number, or 1.0 or 0.0 for a boolean; NaN if missing or not a number. */
    double number(int slot);

    /** The text; null if missing or not a text. */
    @Nullable
    String text(int slot);
}
