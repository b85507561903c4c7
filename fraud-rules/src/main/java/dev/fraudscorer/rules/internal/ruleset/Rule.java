package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;

/**
 * A condition with the evidence that it gives. Immutable.
 *
 * @param definition the rule as the policy defines it
 * @param condition with its plan
 * @param fired its evidence if the condition is true
 * @param shown what its evidence shows when it fires; not changed by anybody
 * @param notes what entity lists may add to it
 * @param undecided its evidence if the condition is missing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Rule(
        RuleDefinition definition,
        CompiledCondition condition,
        FiredEvidence fired,
        DisplayedValue[] shown,
        ListNotes notes,
        NotEvaluable undecided) {
    public static Rule of(
            RuleDefinition definition, CompiledCondition condition, DisplayedValue[] shown, MissingTexts missing) {
        return new Rule(
                definition,
                condition,
                FiredEvidence.of(definition, condition.listed()),
                shown,
                new ListNotes(condition.listed()),
                new NotEvaluable(definition, condition.variables(), missing));
    }
}
