package dev.fraudscorer.assessment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one rule since its definition is as it is. Only events that were scored count, not what-ifs. Immutable. */
public final class RuleCounts extends AbstractValue {
    private final String rule;
    private final Mode mode;
    private final long evaluated;
    private final long fired;
    private final long notEvaluable;
    private final long failed;

    RuleCounts(String rule, Mode mode, long evaluated, long fired, long notEvaluable, long failed) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.mode = Objects.requireNonNull(mode, "mode");
        this.evaluated = evaluated;
        this.fired = fired;
        this.notEvaluable = notEvaluable;
        this.failed = failed;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static RuleCounts of(String rule, Mode mode, long evaluated, long fired, long notEvaluable, long failed) {
        return new RuleCounts(rule, mode, evaluated, fired, notEvaluable, failed);
    }

    /** The id of the rule. */
    public String rule() {
        return rule;
    }

    /** Whether it has effect. */
    public Mode mode() {
        return mode;
    }

    /** How often it was evaluated: not while it is off or outside of its time. */
    public long evaluated() {
        return evaluated;
    }

    /** How often it fired, with effect or in shadow. */
    public long fired() {
        return fired;
    }

    /**
     * How often it could not be decided, because a value was missing; a rule that fires when missing counts as both.
     */
    public long notEvaluable() {
        return notEvaluable;
    }

    /** How often it threw, as a rule made in Java may. */
    public long failed() {
        return failed;
    }

    /** How often it fired without effect. */
    public long shadowFired() {
        return mode == Mode.SHADOW ? fired : 0;
    }

    /** Share of the events on which it fired, in [0, 1]; 0 if it was never evaluated. */
    public double fireRate() {
        return evaluated == 0 ? 0 : (double) fired / evaluated;
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {
            "rule", rule, "mode", mode, "evaluated", evaluated,
            "fired", fired, "notEvaluable", notEvaluable, "failed", failed
        };
    }
}
