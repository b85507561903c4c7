package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What made the decision. Immutable.
 *
 * @param cause an override, the thresholds, the failure policy, a decline budget or the control group
 * @param source the rule that decided outright, the part that failed, or what is limited by the budget that is spent; null for
 *     the thresholds and the control group
 */
public record DecidedBy(Cause cause, @Nullable String source) {
    /** The thresholds decided. */
    public static final DecidedBy THRESHOLDS = new DecidedBy(Cause.THRESHOLDS, null);

    /** The control group let it through. */
    public static final DecidedBy CONTROL = new DecidedBy(Cause.CONTROL, null);

    public DecidedBy {
        Objects.requireNonNull(cause, "cause");
    }

    /** The kinds of cause. */
    public enum Cause {
        /** A rule decided outright. */
        OVERRIDE,
        /** The score, against α and β. */
        THRESHOLDS,
        /** A part failed, and the policy demands a more severe decision then; or nothing could be evaluated. */
        ON_FAILURE,
        /** It would have been denied, but the decline budget of what denied it is spent. */
        BUDGET,
        /** The score would have denied it, but it is in the control group. */
        CONTROL
    }

    @Override
    public String toString() {
        return switch (cause) {
            case OVERRIDE -> "rule " + shown(source);
            case THRESHOLDS -> "thresholds";
            case ON_FAILURE -> "failure of " + shown(source);
            case BUDGET -> "decline budget of " + shown(source);
            case CONTROL -> "control group";
        };
    }

    /** Not checked when it is made: that of a score comes from evidence, which is. */
    private static @Nullable String shown(@Nullable String source) {
        return source == null ? null : ShownText.of(source);
    }
}
