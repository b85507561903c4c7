package dev.fraudscorer.onnx.internal.trees.ensemble;

import java.util.Arrays;
import java.util.List;

/**
 * A test of one column's value.
 *
 * @param column which column, from 0
 * @param mode how the column's value is compared
 * @param values the threshold, or the members of a set; no NaN
 * @param missingIsTrue where a missing value goes; {@link SplitMode#NEQ} is true of a missing value anyway
 * @param whenTrue the position of the next node in the tree
 * @param whenFalse the position of the next node in the tree
 * @param cover the weight of the training rows that came by; NaN if the file does not have it
 */
public record SplitNode(
        int column,
        SplitMode mode,
        List<Double> values,
        boolean missingIsTrue,
        int whenTrue,
        int whenFalse,
        double cover)
        implements TreeNode {
    public SplitNode {
        values = List.copyOf(values);
    }

    /** The same test at another place. */
    SplitNode movedTo(int newWhenTrue, int newWhenFalse) {
        return new SplitNode(column, mode, values, missingIsTrue, newWhenTrue, newWhenFalse, cover);
    }

    /** The same test of another column. */
    public SplitNode of(int otherColumn) {
        return new SplitNode(otherColumn, mode, values, missingIsTrue, whenTrue, whenFalse, cover);
    }

    /** The one value that the column is compared with. */
    public double threshold() {
        return values.get(0);
    }

    /** The members of a set, ascending, each once. */
    public double[] members() {
        double[] members = new double[values.size()];
        for (int i = 0; i < members.length; i++) {
            // Zero of either sign is one number.
            members[i] = values.get(i) + 0.0;
        }
        return Arrays.stream(members).sorted().distinct().toArray();
    }

    /** Where a row goes, by the letter of the operator: for checks and explanations, not for the hot path. */
    public boolean isTrueOf(double x) {
        if (Double.isNaN(x)) {
            return missingIsTrue || mode == SplitMode.NEQ;
        }
        return switch (mode) {
            case LEQ -> x <= threshold();
            case LT -> x < threshold();
            case GTE -> x >= threshold();
            case GT -> x > threshold();
            case EQ -> x == threshold();
            case NEQ -> x != threshold();
            case MEMBER -> values.stream().anyMatch(value -> value.doubleValue() == x);
        };
    }
}
