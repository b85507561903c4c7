package dev.fraudscorer.rules;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.rules.internal.ruleset.Rule;
import dev.fraudscorer.rules.internal.ruleset.RuleSource;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases written beside the rules of a policy under {@code tests}: given these values, the rule fires or does not,
 * and the policy decides so. Thread-safe.
 *
 * <p>The policy is loaded without its models: rules read the values that a case gives, values that it does not give are
 * missing, and derived features are computed.
 */
public final class RuleTests implements AutoCloseable {
    private final FraudScorer scorer;
    private final List<RuleTest> tests;

    private RuleTests(FraudScorer scorer) {
        this.scorer = scorer;
        List<RuleTest> found = new ArrayList<>();
        for (RuleSource rules : scorer.policy().sources(RuleSource.class)) {
            for (Rule rule : rules.rules()) {
                for (RuleCase ruleCase : rule.definition().cases()) {
                    found.add(new RuleTest(scorer, rules, rule, ruleCase));
                }
            }
        }
        this.tests = List.copyOf(found);
    }

    /**
     * Loads a policy with its cases.
     *
     * @throws dev.fraudscorer.policy.PolicyException with every problem of the policy
     */
    public static RuleTests load(Path policyFolder) {
        return new RuleTests(FraudScorer.builder(policyFolder)
                .secrets(KeyRing.random())
                .without("models")
                .load());
    }

    /**
     * The cases of a policy that a host has loaded, with what code supplied to it. Models and rules in Java are
     * evaluated, too.
     *
     * @param scorer closed with the result
     */
    public static RuleTests of(FraudScorer scorer) {
        return new RuleTests(scorer);
    }

    /** All cases, in policy order. */
    public List<RuleTest> all() {
        return tests;
    }

    /** Gives back what the policy holds; the cases cannot be run any more. */
    @Override
    public void close() {
        scorer.close();
    }
}
