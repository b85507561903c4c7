package dev.fraudscorer.rules.internal.ruleset.definition;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import org.jspecify.annotations.Nullable;

/** What a rule does when it fires. */
public sealed interface Effect {
    /** The evidence of a rule with this effect. */
    Evidence evidence(String rule, @Nullable ReasonCode reason, Mode mode, String detail);

    record AddRisk(double risk, double weight) implements Effect {
        @Override
        public Evidence evidence(String rule, @Nullable ReasonCode reason, Mode mode, String detail) {
            return Evidence.ruleRisk(rule, reason, risk, weight, mode, detail);
        }
    }

    record Decide(Decision decision) implements Effect {
        @Override
        public Evidence evidence(String rule, @Nullable ReasonCode reason, Mode mode, String detail) {
            return Evidence.ruleDecision(rule, reason, decision, mode, detail);
        }
    }
}
