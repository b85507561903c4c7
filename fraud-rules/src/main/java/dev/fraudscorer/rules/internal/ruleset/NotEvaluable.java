package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/**
 * The evidence of a rule that could not be decided, prebuilt for each value that may be missing to it and each cause.
 * Immutable.
 */
public final class NotEvaluable {
    private final MissingValue[] values;
    private final Evidence undefined;

    /**
     * @param variables those that the rule's condition uses
     * @param texts of all rules that are loaded together
     */
    public NotEvaluable(RuleDefinition rule, List<Variable> variables, MissingTexts texts) {
        this.undefined = rule.undefined();
        this.values = new MissingValue[variables.size()];
        for (int i = 0; i < values.length; i++) {
            Variable variable = variables.get(i);
            values[i] = MissingValue.of(rule, variable.slot(), texts.of(variable), undefined);
        }
    }

    /** The evidence for a condition that has just been missing. */
    public Evidence evidence(PlanNode condition, FeatureVector vector) {
        return evidence(condition.missingSlot(vector), vector);
    }

    /** The evidence if the value of a slot was missing; {@link PlanNode#NO_SLOT} if a calculation had no result. */
    public Evidence evidence(int missing, FeatureVector vector) {
        for (MissingValue value : values) {
            if (value.slot == missing) {
                return value.byState[vector.state(missing).ordinal()];
            }
        }
        return undefined;
    }

    /** The evidence for one value, by the ordinals of its states. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record MissingValue(int slot, Evidence[] byState) {
        static MissingValue of(RuleDefinition rule, int slot, String[] texts, Evidence ifPresent) {
            Evidence[] byState = new Evidence[texts.length];
            for (int state = 0; state < texts.length; state++) {
                boolean isPresent = state == ValueState.PRESENT.ordinal();
                byState[state] = isPresent ? ifPresent : rule.undecided(texts[state]);
            }
            return new MissingValue(slot, byState);
        }
    }
}
