package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.rules.internal.bytecode.RuleCompiler;
import dev.fraudscorer.rules.internal.plan.RuleBits;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureVector;
import java.util.List;

/** All rules of a policy. Each is evaluated for each event, in policy order. Thread-safe: it has no state. */
final class RuleSource implements EvidenceSource {
    private final Rule[] rules;
    private final RulePlan plan;

    RuleSource(List<Rule> rules) {
        this.rules = rules.toArray(new Rule[0]);
        this.plan = RuleCompiler.compile(rules.stream().map(Rule::condition).toList());
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        RuleBits bits = plan.evaluate(vector);
        long[] fired = bits.fired();
        long[] missing = bits.missing();
        for (int word = 0; word < fired.length; word++) {
            long told = fired[word] | missing[word];
            while (told != 0) {
                int bit = Long.numberOfTrailingZeros(told);
                Rule rule = rules[(word << 6) + bit];
                out.add((fired[word] >>> bit & 1) != 0 ? rule.fired() : rule.undecided(vector));
                told &= told - 1;
            }
        }
    }
}
