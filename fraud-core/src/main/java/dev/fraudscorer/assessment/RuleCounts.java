package dev.fraudscorer.assessment;

import java.util.Objects;

/**
 * What became of one rule since its policy was loaded. Only events that were scored count, not what-ifs. Immutable.
 *
 * @param rule its id
 * @param mode whether it has effect
 * @param evaluated how often it was asked: not while it is off or outside of its time
 * @param fired how often it fired, with effect or in shadow
 * @param notEvaluable how often it could not be decided, because a value was missing; a rule that fires when missing
 *     counts as both
 * @param failed how often it threw, as a rule made in Java may
 */
public record RuleCounts(String rule, Mode mode, long evaluated, long fired, long notEvaluable, long failed) {
    public RuleCounts {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(mode, "mode");
    }

    /** How often it fired without effect. */
    public long shadowFired() {
        return mode == Mode.SHADOW ? fired : 0;
    }

    /** Share of the events on which it fired, in [0, 1]; 0 if it was never asked. */
    public double fireRate() {
        return evaluated == 0 ? 0 : (double) fired / evaluated;
    }
}
