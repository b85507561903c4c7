package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What made the decision. Immutable.
 *
 * @param cause an override, the thresholds or the failure policy
 * @param source the rule that decided outright, or the part that failed; null for the thresholds
 */
public record DecidedBy(Cause cause, @Nullable String source) {
    /** The thresholds decided. */
    public static final DecidedBy THRESHOLDS = new DecidedBy(Cause.THRESHOLDS, null);

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
        ON_FAILURE
    }

    @Override
    public String toString() {
        return switch (cause) {
            case OVERRIDE -> "rule " + shown(source);
            case THRESHOLDS -> "thresholds";
            case ON_FAILURE -> "failure of " + shown(source);
        };
    }

    /** Not checked when it is made: that of a score comes from evidence, which is. */
    private static @Nullable String shown(@Nullable String source) {
        return source == null ? null : ShownText.of(source);
    }
}
