package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureVector;
import java.util.List;

/** All rules of a policy. Each is evaluated for each event, in policy order. Thread-safe: it has no state. */
final class RuleSource implements EvidenceSource {
    private final Rule[] rules;

    RuleSource(List<Rule> rules) {
        this.rules = rules.toArray(new Rule[0]);
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        for (Rule rule : rules) {
            rule.evaluate(vector, out);
        }
    }
}
