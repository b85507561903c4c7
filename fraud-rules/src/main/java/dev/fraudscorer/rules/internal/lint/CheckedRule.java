package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.ruleset.Rule;
import dev.fraudscorer.rules.internal.ruleset.definition.OnMissing;
import dev.fraudscorer.rules.internal.ruleset.definition.Period;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleMode;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.LintKind;

/**
 * A rule with what its condition means. Immutable.
 *
 * @param logic when its condition is true
 */
record CheckedRule(Rule rule, TruthCases logic) {
    RuleDefinition definition() {
        return rule.definition();
    }

    String id() {
        return definition().id();
    }

    Location at() {
        return definition().when().at();
    }

    boolean isOn() {
        return definition().setting() != RuleMode.OFF;
    }

    /** A rule in shadow may try what an active rule does already: that is what shadow is for. */
    @SuppressWarnings("ReferenceEquality") // a rule is not compared with itself
    boolean isComparableWith(CheckedRule other) {
        return this != other && isOn() && other.isOn() && mode() == other.mode();
    }

    Mode mode() {
        return definition().mode();
    }

    /** Whether the other is in force whenever this is. */
    boolean isInForceWithin(CheckedRule other) {
        Period mine = definition().period();
        Period theirs = other.definition().period();
        return mine.fromMillis() >= theirs.fromMillis() && mine.untilMillis() <= theirs.untilMillis();
    }

    /**
     * Whether the other fires wherever this fires. A rule that fires when undecided fires where no condition is true.
     */
    boolean firesWithin(CheckedRule other) {
        return definition().onMissing() == OnMissing.REPORT && isInForceWithin(other) && logic.implies(other.logic);
    }

    /** Something found of it; {@code found} follows its name. */
    LintFinding finding(LintKind kind, String found, String advice) {
        return LintFinding.of(kind, id(), at(), "rule '" + id() + "' " + found, advice);
    }
}
