package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.spi.vector.Variable;
import java.time.Duration;

/**
 * A decline budget as the policy sets it. Immutable.
 *
 * @param source what it limits: the id of a rule, a model or another source of evidence, or {@code policy} for all of them
 * @param of the attribute whose different values are counted
 * @param window how far back is counted
 * @param maxEntities at most so many are denied within the window; {@link #MOST_ENTITIES} if only a share is set
 * @param maxShare at most this share of those scored within the window; NaN if only a number is set
 * @param minEntities what the share is taken of if fewer were scored
 */
public record BudgetOptions(
        String source, Variable of, Duration window, long maxEntities, double maxShare, long minEntities) {
    /** No budget stores more entities: it is there to stop what denies everybody. */
    public static final long MOST_ENTITIES = 1_000_000;

    /** Whether two budgets count the same, so that one goes on with what the other has counted. */
    public boolean countsAs(BudgetOptions other) {
        return source.equals(other.source) && of.name().equals(other.of.name()) && window.equals(other.window);
    }

    /** Whether a share of those scored is set. */
    public boolean hasShare() {
        return !Double.isNaN(maxShare);
    }
}
