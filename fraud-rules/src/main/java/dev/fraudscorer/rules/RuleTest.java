package dev.fraudscorer.rules;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.ruleset.Rule;
import dev.fraudscorer.rules.internal.ruleset.RuleSource;
import dev.fraudscorer.rules.internal.ruleset.definition.Expectation;
import dev.fraudscorer.rules.internal.ruleset.definition.OnMissing;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleCase;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleMode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A case written beside a rule, ready to be run. Thread-safe. */
public final class RuleTest {
    private final FraudScorer scorer;
    private final RuleSource rules;
    private final Rule tested;
    private final RuleDefinition rule;
    private final RuleCase ruleCase;

    RuleTest(FraudScorer scorer, RuleSource rules, Rule tested, RuleCase ruleCase) {
        this.scorer = scorer;
        this.rules = rules;
        this.tested = tested;
        this.rule = tested.definition();
        this.ruleCase = ruleCase;
    }

    /** The id of its rule. */
    public String rule() {
        return rule.id();
    }

    /** Its own name, or its number among those of its rule. */
    public String name() {
        return ruleCase.name();
    }

    /** Its place in the policy. */
    public Location at() {
        return ruleCase.at();
    }

    /** Runs it; a mistake in what is given is a failure, too. */
    public RuleTestResult run() {
        Run run = new Run();
        try {
            Assessment assessment = scorer.whatIf(
                    eventType(),
                    ruleCase.time(),
                    ruleCase.given(),
                    (event, values, made) -> run.record((FeatureVector) values, made));
            return result(run, assessment);
        } catch (IllegalArgumentException e) {
            return RuleTestResult.failed(title() + ": " + e.getMessage());
        }
    }

    /**
     * Runs it for a test framework.
     *
     * @throws AssertionError if it fails; the message shows what was expected, the result and its trace
     */
    public void check() {
        RuleTestResult result = run();
        if (!result.passed()) {
            throw new AssertionError(result.message());
        }
    }

    /** The rule and the name of the case. */
    @Override
    public String toString() {
        return rule() + ": " + name();
    }

    /** The one that is named, else the first by name that has the attributes given. */
    private String eventType() {
        if (ruleCase.eventType() != null) {
            return ruleCase.eventType();
        }
        List<String> types = scorer.eventTypes();
        for (String type : types) {
            boolean fits = ruleCase.given().keySet().stream()
                    .allMatch(name -> scorer.eventType(type).attribute(name) != null || !isAttribute(name));
            if (fits) {
                return type;
            }
        }
        return types.get(0);
    }

    private boolean isAttribute(String name) {
        return scorer.eventTypes().stream()
                .anyMatch(type -> scorer.eventType(type).attribute(name) != null);
    }

    private RuleTestResult result(Run run, Assessment assessment) {
        List<String> wrong = new ArrayList<>();
        Expectation expected = ruleCase.expectation();
        if (expected != null && expected != run.outcome) {
            wrong.add("expected that it " + expected.words() + ", but it " + run.outcome.words());
        }
        Decision decision = ruleCase.decision();
        if (decision != null && decision != assessment.decision()) {
            wrong.add("expected the decision " + decision + ", but it is " + assessment.decision() + " (score "
                    + assessment.score() + ", decided by " + assessment.decidedBy() + ")");
        }
        return wrong.isEmpty()
                ? RuleTestResult.ok()
                : RuleTestResult.failed(title() + ": " + String.join("; ", wrong) + run.explanation);
    }

    private String title() {
        return at() + ": rule '" + rule() + "', " + name();
    }

    /** What a run recorded while its values were valid. */
    private final class Run {
        private Expectation outcome = Expectation.DOES_NOT_FIRE;
        private String explanation = "";

        void record(FeatureVector vector, Assessment assessment) {
            outcome = rule.setting() == RuleMode.OFF ? outcomeIfOn(vector) : outcomeIn(assessment);
            explanation = explain(vector);
        }

        private Expectation outcomeIn(Assessment assessment) {
            return assessment.evidence().stream()
                    .filter(item -> item.source().equals(rule.id()))
                    .map(item -> item.kind() == EvidenceKind.RULE ? Expectation.FIRES : Expectation.NOT_EVALUABLE)
                    .findFirst()
                    .orElse(Expectation.DOES_NOT_FIRE);
        }

        private Expectation outcomeIfOn(FeatureVector vector) {
            byte value = tested.condition().node().evaluate(vector);
            if (!rule.period().contains(vector.event().timeMillis()) || value == BooleanNode.FALSE) {
                return Expectation.DOES_NOT_FIRE;
            }
            boolean fires = value == BooleanNode.TRUE || rule.onMissing() == OnMissing.FIRE;
            return fires ? Expectation.FIRES : Expectation.NOT_EVALUABLE;
        }

        private String explain(FeatureVector vector) {
            StringBuilder text = new StringBuilder();
            text.append("\n  at: ").append(ruleCase.time());
            if (!rule.period().contains(vector.event().timeMillis())) {
                text.append(", at which the rule is not in force");
            }
            for (Map.Entry<String, Object> value : ruleCase.given().entrySet()) {
                text.append("\n  given: ").append(value.getKey()).append(" = ").append(value.getValue());
            }
            text.append("\n  trace:");
            rules.trace(tested, vector)
                    .lines()
                    .forEach(line -> text.append("\n    ").append(line));
            return text.toString();
        }
    }
}
