package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.ruleset.RuleSource;
import dev.fraudscorer.rules.lint.FiringHistory;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.RuleCost;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a policy's rules, one by one, two by two, and against what the policy defines for them. Immutable. */
public final class Linter {
    private final RuleSource source;
    private final List<CheckedRule> rules;
    private final DecisionPrecedence overrides;
    private final Collection<Variable> variables;
    private final Set<String> usedByModels;

    /**
     * @param overrides in which order decisions made outright go
     * @param eventTypes of the policy
     * @param variables all attributes and features
     * @param usedByModels the names that anything but rules and derived features uses
     */
    public Linter(
            RuleSource source,
            List<Decision> overrides,
            Collection<String> eventTypes,
            Collection<Variable> variables,
            Set<String> usedByModels) {
        this.source = source;
        this.overrides = new DecisionPrecedence(overrides);
        this.variables = variables;
        this.usedByModels = usedByModels;
        NormalForm forms =
                new NormalForm(new Domains(source.outline().entities().keySet(), eventTypes));
        this.rules = source.rules().stream()
                .map(rule ->
                        new CheckedRule(rule, TruthCases.of(rule.condition().expression(), forms)))
                .toList();
    }

    /** What each rule takes at worst, in policy order. */
    public List<RuleCost> costs() {
        return rules.stream()
                .map(rule -> RuleCost.of(
                        rule.id(), rule.at(), rule.rule().condition().cost()))
                .toList();
    }

    /**
     * Everything found, by place.
     *
     * @param history on which events rules fired; null if there is none
     */
    public List<LintFinding> findings(@Nullable FiringHistory history) {
        List<LintFinding> findings = new ArrayList<>();
        rules.forEach(rule -> findings.addAll(RuleChecks.of(rule)));
        findings.addAll(new PairChecks(rules, overrides).findings());
        if (history != null) {
            Set<String> explained = findings.stream().map(LintFinding::subject).collect(Collectors.toSet());
            findings.addAll(new HistoryChecks(rules, explained, history).findings());
        }
        Set<String> used = new HashSet<>(usedByModels);
        rules.forEach(rule ->
                used.addAll(CanonicalForm.namesIn(rule.rule().condition().expression())));
        findings.addAll(new UseChecks(source.outline(), variables, used).findings());
        findings.sort(Comparator.comparing((LintFinding finding) -> finding.at().file())
                .thenComparing(
                        LintFinding::at, Comparator.comparingInt(Location::line).thenComparingInt(Location::column)));
        return List.copyOf(findings);
    }
}
