package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a plan. Immutable; any number of threads may evaluate it at once. Evaluation allocates nothing (but for
 * joined texts and regular expressions), throws nothing, and returns a value of its own where a value is missing.
 */
public interface PlanNode {
    /** What {@link #missingSlot} returns if no slot is to blame: the calculation itself has no finite result. */
    int NO_SLOT = -1;

    /** The node of an operand, from 0 in the order of the text; null behind the last. */
    default @Nullable PlanNode child(int index) {
        return null;
    }

    default List<PlanNode> children() {
        List<PlanNode> children = new ArrayList<>();
        for (PlanNode child = child(0); child != null; child = child(children.size())) {
            children.add(child);
        }
        return children;
    }

    boolean isMissing(FeatureVector vector);

    /** Its value as a Double, a String or a Boolean; null if it is missing. Allocates. */
    @Nullable
    Object value(FeatureVector vector);

    /** Puts its value into a slot; false, and nothing put, if it is missing. */
    boolean store(FeatureVector vector, int slot);

    /**
     * The slot to blame for a missing value: of several, the first in the order of the text.
     *
     * @param vector for which this node has just been missing
     * @return {@link #NO_SLOT} if every value was there but the calculation has no finite result
     */
    default int missingSlot(FeatureVector vector) {
        int index = 0;
        for (PlanNode child = child(0); child != null; child = child(++index)) {
            if (child.isMissing(vector)) {
                return child.missingSlot(vector);
            }
        }
        return NO_SLOT;
    }
}
