package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A part of a plan. Immutable; any number of threads may evaluate it at once. Evaluation allocates nothing (but for
 * joined texts and regular expressions), throws nothing, and tells a missing value by a value of its own.
 */
public interface Node {
    /** What {@link #missingSlot} says if no slot is to blame: the calculation itself has no finite result. */
    int NO_SLOT = -1;

    /**
     * The slot to blame for a missing value: of several, the first in the order of the text.
     *
     * @param vector for which this node has just been missing
     * @return {@link #NO_SLOT} if every value was there but the calculation has no finite result
     */
    int missingSlot(FeatureVector vector);
}
