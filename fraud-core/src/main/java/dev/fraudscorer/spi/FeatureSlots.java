package dev.fraudscorer.spi;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Where a host declares its own features while a policy is loaded. Rules, derived features and models use them by their names.
 * Valid only during the call that hands it out, and confined to its thread.
 */
public interface FeatureSlots {
    /**
     * Declares a feature. A name that is taken, or that no rule could use, is a problem of the policy.
     *
     * @param name of letters, digits and underscores, beginning with a letter; several of them parted by dots, such as {@code
     *     vendor.score}
     * @return its slot in the feature vector
     */
    int declare(String name, ValueType type);

    /**
     * Declares a feature whose values are texts.
     *
     * @param maxLength the most characters (UTF-16) that they have, 1 to 65,536
     * @return its slot in the feature vector
     */
    int declareText(String name, int maxLength);

    /**
     * An attribute of events, or a feature that was declared before: those of the section {@code features}, and of the parts
     * that were provided before this one.
     *
     * @return null if there is none
     */
    @Nullable
    Variable find(String name);
}
