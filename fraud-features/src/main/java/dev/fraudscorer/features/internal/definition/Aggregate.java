package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.Variable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function over an attribute of an entity's events. Immutable.
 *
 * @param function what is computed
 * @param of the attribute that it is computed of; null for functions of the events themselves
 * @param excludingCurrent whether the event that is scored is left out of its own windows
 */
public record Aggregate(
        AggregateFunction function, @Nullable Variable of, boolean excludingCurrent) {
    static final String EXCLUDING_CURRENT = "excluding_current";

    public Aggregate {
        Objects.requireNonNull(function, "function");
        boolean needsAttribute = function.argument() != AggregateFunction.Argument.NONE;
        if (needsAttribute != (of != null)) {
            throw new IllegalArgumentException(
                    function.usage() + " needs " + (needsAttribute ? "an" : "no") + " attribute");
        }
    }

    /** The feature's name behind the entity's, such as {@code sum_amount_1h}. */
    String featureName(@Nullable Window window) {
        StringBuilder name = new StringBuilder(function.policyName());
        if (of != null) {
            name.append('_').append(of.name());
        }
        if (window != null) {
            name.append('_').append(window.name());
        }
        if (excludingCurrent) {
            name.append('_').append(EXCLUDING_CURRENT);
        }
        return name.toString();
    }
}
