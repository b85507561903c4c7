package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.internal.ruleset.definition.OnMissing;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.LintKind;
import java.util.ArrayList;
import java.util.List;

/** What is likely wrong with each rule by itself. */
final class RuleChecks {
    private RuleChecks() {}

    static List<LintFinding> of(CheckedRule rule) {
        List<LintFinding> findings = new ArrayList<>();
        if (rule.logic().isNeverTrue() && rule.definition().onMissing() == OnMissing.REPORT) {
            findings.add(rule.finding(
                    LintKind.NEVER_TRUE,
                    "can never fire: its condition contradicts itself",
                    "correct the condition, or remove the rule"));
        } else if (rule.logic().isNeverFalse()) {
            findings.add(rule.finding(
                    LintKind.ALWAYS_TRUE,
                    "fires on every event that has its values",
                    "correct the condition, or remove the rule"));
        }
        if (rule.definition().reason() == null) {
            findings.add(LintFinding.of(
                    LintKind.MISSING_REASON,
                    rule.id(),
                    rule.definition().at(),
                    "rule '" + rule.id() + "' has no reason",
                    "add reason: the code for the cause; no rule can be active without"));
        }
        return findings;
    }
}
