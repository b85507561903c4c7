package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.rules.internal.plan.Node;
import dev.fraudscorer.spi.FeatureVector;
import dev.fraudscorer.spi.Variable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The evidence of a rule that could not be decided, prebuilt for each value that may be missing to it and each cause.
 * Immutable.
 */
final class Undecided {
    private final MissingValue[] values;
    private final Evidence undefined;

    /** @param variables those that the rule's condition uses */
    Undecided(RuleDefinition rule, List<Variable> variables) {
        this.values = variables.stream()
                .map(variable -> MissingValue.of(rule, variable))
                .toArray(MissingValue[]::new);
        this.undefined = rule.undecided("a calculation in the condition: " + ValueState.UNDEFINED);
    }

    /** The evidence for a condition that has just been missing. */
    Evidence because(Node condition, FeatureVector vector) {
        return because(condition.missingSlot(vector), vector);
    }

    /** The evidence if the value of a slot was missing; {@link Node#NO_SLOT} if a calculation had no result. */
    Evidence because(int missing, FeatureVector vector) {
        for (MissingValue value : values) {
            if (value.slot == missing) {
                return value.byState.getOrDefault(vector.state(missing), undefined);
            }
        }
        return undefined;
    }

    private record MissingValue(int slot, Map<ValueState, Evidence> byState) {
        static MissingValue of(RuleDefinition rule, Variable variable) {
            Map<ValueState, Evidence> byState = new EnumMap<>(ValueState.class);
            for (ValueState state : EnumSet.complementOf(EnumSet.of(ValueState.PRESENT))) {
                byState.put(state, rule.undecided(variable.name() + ": " + state));
            }
            return new MissingValue(variable.slot(), byState);
        }
    }
}
