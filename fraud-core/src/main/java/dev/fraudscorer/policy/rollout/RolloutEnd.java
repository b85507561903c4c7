package dev.fraudscorer.policy.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * Why and when a rollout ended. Immutable.
 *
 * @param cause what ended it
 * @param detail the cause in words, with what was measured and what was allowed
 * @param at when, by the scorer's clock
 */
public record RolloutEnd(Cause cause, String detail, Instant at) {
    public RolloutEnd {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(at, "at");
    }

    /** What ends a rollout. */
    public enum Cause {
        /** {@link RolloutLimits#maxDenials}: the challenger would have denied one more alone. */
        DENIALS(true),
        /** {@link RolloutLimits#maxDenyRate}. */
        DENY_RATE(true),
        /** {@link RolloutLimits#maxDegradedRate}. */
        DEGRADED_RATE(true),
        /** {@link RolloutLimits#maxLatency}. */
        LATENCY(true),
        /** {@link RolloutLimits#maxPsi}. */
        PSI(true),
        /** Its entity lists could not be read again when those of the champion were. */
        LISTS(true),
        /** The host ended it. */
        HOST(false),
        /** The host started another one. */
        REPLACED(false),
        /** The challenger became the champion. */
        PROMOTED(false),
        /** Another version became the champion, which the challenger was not loaded for. */
        CHAMPION_REPLACED(false),
        /** The scorer was closed. */
        CLOSED(false);

        private final boolean byItself;

        Cause(boolean byItself) {
            this.byItself = byItself;
        }

        /** Whether it ended by itself, since something was not as it should be. */
        public boolean isByItself() {
            return byItself;
        }
    }
}
