package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.assessment.Decision;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a policy demands of one source. Immutable.
 *
 * @param deadline how long one call of it may take; null for what the deadline of the event leaves
 * @param onFailure how severe the decision at least is when it failed, {@link Decision#APPROVE} for {@code skip}; null for the
 *     policy's own {@code on_failure}
 * @param breaker when it is cut off; null for never
 */
public record SourceOptions(
        @Nullable Duration deadline,
        @Nullable Decision onFailure,
        @Nullable BreakerOptions breaker) {
    /** Of a source that the policy demands nothing of. */
    public static final SourceOptions DEFAULT = new SourceOptions(null, null, BreakerOptions.DEFAULT);
}
