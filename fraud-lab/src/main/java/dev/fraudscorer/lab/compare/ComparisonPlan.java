package dev.fraudscorer.lab.compare;

import dev.fraudscorer.lab.metrics.Resampling;
import dev.fraudscorer.lab.replay.ReplayPlan;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Over what to compare. Immutable.
 *
 * @param champion the champion's policy and the history
 * @param from the first moment whose events are compared; events before it only fill features. Set it behind what a
 *     model was trained on. Null to compare all
 * @param resampling how the intervals are found
 */
public record ComparisonPlan(ReplayPlan champion, @Nullable Instant from, Resampling resampling) {
    public ComparisonPlan {
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(resampling, "resampling");
    }

    /** The whole history, a thousand resamples. */
    public static ComparisonPlan of(ReplayPlan champion) {
        return new ComparisonPlan(champion, null, Resampling.DEFAULT);
    }

    /** The same from a moment on. */
    public ComparisonPlan withFrom(Instant moment) {
        return new ComparisonPlan(champion, moment, resampling);
    }

    /** The same with other resamples. */
    public ComparisonPlan withResampling(Resampling other) {
        return new ComparisonPlan(champion, from, other);
    }

    boolean covers(Instant eventTime) {
        return from == null || !eventTime.isBefore(from);
    }
}
