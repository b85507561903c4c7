package dev.fraudscorer.rules;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.rules.internal.lint.Linter;
import dev.fraudscorer.rules.internal.ruleset.RuleSource;
import dev.fraudscorer.rules.lint.FiringHistory;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.RuleCost;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.vector.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is likely wrong with the rules of a policy that loads: rules that always or never fire, that are the same
 * as others or contained in them, that an override silences, that have no reason, and features and lists that nothing
 * uses.
 *
 * <p>Findings without a history follow from the conditions: comparisons with constants, memberships and the logic
 * between them. Other parts of a condition lead to no finding. Immutable.
 */
public final class PolicyLint {
    private final List<Linter> linters;

    private PolicyLint(FraudScorer scorer) {
        this.linters = new ArrayList<>();
        List<Variable> variables = scorer.policy().variables();
        Set<String> read = new HashSet<>();
        for (EvidenceSource source : scorer.policy().sources(EvidenceSource.class)) {
            for (int slot : source.slotsRead()) {
                read.add(variables.get(slot).name());
            }
        }
        for (RuleSource rules : scorer.policy().sources(RuleSource.class)) {
            linters.add(new Linter(
                    rules, scorer.policy().scheme().overrides(), scorer.eventTypes(), List.copyOf(variables), read));
        }
    }

    /**
     * Loads and checks a policy.
     *
     * @throws dev.fraudscorer.policy.PolicyException with every problem of a policy that does not load
     */
    public static PolicyLint load(Path policyFolder) {
        try (FraudScorer scorer =
                FraudScorer.builder(policyFolder).secrets(KeyRing.random()).load()) {
            return new PolicyLint(scorer);
        }
    }

    /** Checks a policy that a host has loaded, with what code supplied to it. */
    public static PolicyLint of(FraudScorer scorer) {
        return new PolicyLint(scorer);
    }

    /** What each rule takes at worst, the dearest first. */
    public List<RuleCost> costs() {
        return linters.stream()
                .flatMap(linter -> linter.costs().stream())
                .sorted(Comparator.comparingLong(RuleCost::steps).reversed())
                .toList();
    }

    /** What the conditions show, by place. */
    public List<LintFinding> findings() {
        return findings(null);
    }

    /**
     * What the conditions show, and of rules of which they show nothing, what a history shows.
     *
     * @param history on which of its events the rules of this policy fired; null for none
     */
    public List<LintFinding> findings(@Nullable FiringHistory history) {
        return linters.stream()
                .flatMap(linter -> linter.findings(history).stream())
                .toList();
    }
}
