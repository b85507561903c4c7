package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function over attributes of an entity's events. Immutable.
 *
 * @param function what is computed
 * @param of the attributes that it is computed of; none for functions of the events themselves
 * @param excludingCurrent whether the event that is scored is left out of its own windows
 */
public record AggregateDefinition(AggregateFunction function, List<Variable> of, boolean excludingCurrent) {
    static final String EXCLUDING_CURRENT = "excluding_current";

    public AggregateDefinition {
        Objects.requireNonNull(function, "function");
        of = List.copyOf(of);
        if (of.size() != function.argument().attributes()) {
            throw new IllegalArgumentException(
                    function.usage() + " needs " + function.argument().attributes() + " attributes, not " + of.size());
        }
    }

    /** The feature's name behind the entity's, such as {@code sum_amount_declined_1h}. */
    String featureName(@Nullable Filter where, @Nullable WindowDefinition window) {
        StringBuilder name = new StringBuilder(function.policyName());
        for (Variable attribute : of) {
            // A calendar feature has a dot in its name.
            name.append('_').append(attribute.name().replace('.', '_'));
        }
        if (where != null) {
            name.append('_').append(where.name());
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
