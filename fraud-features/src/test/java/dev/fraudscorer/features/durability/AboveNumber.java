package dev.fraudscorer.features.durability;

import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one condition of a small language, {@code amount > 100}; a boolean that is true is 1. */
record AboveNumber(int slot, double bound) implements Condition {

    @Override
    public boolean holds(FeatureVector vector) {
        // False also for NaN, which a missing value is.
        return vector.number(slot) > bound;
    }

    static @Nullable Condition compile(Node condition, List<Variable> variables, PolicyReader reader) {
        String[] words = Objects.requireNonNull(reader.text(condition)).strip().split(" > ", 2);
        for (Variable variable : variables) {
            if (variable.name().equals(words[0]) && words.length == 2) {
                return new AboveNumber(variable.slot(), Double.parseDouble(words[1]));
            }
        }
        reader.report(condition.at(), condition.describe(), "a condition such as amount > 100");
        return null;
    }
}
