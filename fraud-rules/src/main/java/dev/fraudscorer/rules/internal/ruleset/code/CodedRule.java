package dev.fraudscorer.rules.internal.ruleset.code;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.rules.code.JavaCondition;
import dev.fraudscorer.rules.internal.ruleset.NotEvaluable;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.spi.vector.Variable;

/**
 * A rule in Java with the evidence that it gives. Immutable.
 *
 * @param definition the rule as a policy would define it
 * @param condition when it fires
 * @param variables those that it reads; not changed by anybody
 * @param fired its evidence when it fires
 * @param shown what its evidence then shows; not changed by anybody
 * @param undecided its evidence if a value is missing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CodedRule(
        RuleDefinition definition,
        JavaCondition condition,
        Variable[] variables,
        Evidence fired,
        DisplayedValue[] shown,
        NotEvaluable undecided) {}
