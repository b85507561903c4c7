package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.walk.KeyPlan;
import dev.fraudscorer.onnx.internal.trees.walk.RowKeys;

/**
 * A split as one test: does the column's key lie in [low, high)?
 *
 * @param slot through which the column is seen
 * @param low the first key inside; {@link Long#MIN_VALUE} if there is none before
 * @param high the first key beyond
 * @param inside the node to go on at, if it does
 * @param outside the node to go on at, if it does not
 */
record SplitTest(int slot, long low, long high, int inside, int outside) {
    static SplitTest of(SplitNode split, String node, KeyPlan plan) throws UnsupportedNodeException {
        boolean missing = split.missingIsTrue();
        return switch (split.mode()) {
            case LEQ -> below(split, plan, 1, missing, split.whenTrue(), split.whenFalse());
            case LT -> below(split, plan, 0, missing, split.whenTrue(), split.whenFalse());
            case GTE -> below(split, plan, 0, !missing, split.whenFalse(), split.whenTrue());
            case GT -> below(split, plan, 1, !missing, split.whenFalse(), split.whenTrue());
            case EQ -> {
                if (missing) {
                    throw new UnsupportedNodeException(
                            node, "no contributions: BRANCH_EQ that is true of a missing value");
                }
                yield equal(split, plan, split.whenTrue(), split.whenFalse());
            }
            case NEQ -> equal(split, plan, split.whenFalse(), split.whenTrue());
            case MEMBER -> throw new UnsupportedNodeException(node, "no contributions: BRANCH_MEMBER");
        };
    }

    /** Whether all that lies before {@link #high} is inside. */
    boolean isBelow() {
        return low == Long.MIN_VALUE;
    }

    /** The first key beyond, as the table has keys. */
    int highIn(RowKeys table) {
        return table.constant(slot, high);
    }

    /** The first key inside, as the table has keys. */
    int lowIn(RowKeys table) {
        return isBelow() ? Integer.MIN_VALUE : table.constant(slot, low);
    }

    /** How many keys are inside, as an unsigned number. */
    int spanIn(RowKeys table) {
        return highIn(table) - lowIn(table);
    }

    private static SplitTest below(SplitNode split, KeyPlan plan, int more, boolean missing, int inside, int outside) {
        long high = plan.keyOf(split.threshold()) + more;
        return new SplitTest(plan.slot(split.column(), missing, high), Long.MIN_VALUE, high, inside, outside);
    }

    private static SplitTest equal(SplitNode split, KeyPlan plan, int inside, int outside) {
        long low = plan.keyOf(split.threshold());
        plan.slot(split.column(), false, low);
        return new SplitTest(plan.slot(split.column(), false, low + 1), low, low + 1, inside, outside);
    }
}
