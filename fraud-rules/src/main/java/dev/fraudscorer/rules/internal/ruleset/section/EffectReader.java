package dev.fraudscorer.rules.internal.ruleset.section;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.rules.internal.ruleset.definition.Effect;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import org.jspecify.annotations.Nullable;

/** Reads what a rule does: either {@code risk} with an optional {@code weight}, or {@code decide}. */
final class EffectReader {
    static final String RISK = "risk";
    static final String DECIDE = "decide";
    static final String WEIGHT = "weight";

    private static final double HEAVIEST = 1e6;
    private static final String EXPECTED = "risk: a number above 0 and at most 1, or decide: approve, review or deny";

    private final PolicyReader reader;

    EffectReader(PolicyReader reader) {
        this.reader = reader;
    }

    /** Null if there is a mistake, which has been reported. */
    @Nullable
    Effect read(MapNode rule) {
        Node risk = rule.get(RISK);
        Node decide = rule.get(DECIDE);
        Node weight = rule.get(WEIGHT);
        if (risk == null && decide == null) {
            reader.report(rule.at(), "neither 'risk' nor 'decide'", EXPECTED);
        } else if (risk != null && decide != null) {
            reader.report(decide.at(), "both 'risk' and 'decide'", EXPECTED);
        } else if (decide != null && weight != null) {
            reader.report(weight.at(), "a weight beside 'decide'", "a weight beside 'risk' only");
        }
        Double riskValue = notZero(risk, RISK, 1);
        Double weightValue = weight == null ? Double.valueOf(1) : notZero(weight, WEIGHT, HEAVIEST);
        Decision decision = reader.constant(decide, Decision.class, "decision");
        if (riskValue != null && weightValue != null) {
            return new Effect.AddRisk(riskValue, weightValue);
        }
        return decision == null ? null : new Effect.Decide(decision);
    }

    private @Nullable Double notZero(@Nullable Node node, String what, double most) {
        Double value = reader.number(node, 0, most);
        if (node != null && value != null && value == 0) {
            reader.report(
                    node.at(),
                    "a " + what + " of 0",
                    "a " + what + " above 0; mode: shadow leaves a rule without effect");
            return null;
        }
        return value;
    }
}
