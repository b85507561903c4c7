package dev.fraudscorer.onnx.internal.trees.ensemble;

import java.util.List;

/**
 * The end of a way through a tree.
 *
 * @param weights what it adds, in the order of the file; at least one
 * @param cover the weight of the training rows that ended here; NaN if the file does not have it
 */
public record Leaf(List<Weight> weights, double cover) implements TreeNode {
    public Leaf {
        weights = List.copyOf(weights);
    }

    /** A leaf that adds to one target. */
    public static Leaf of(double value, double cover) {
        return new Leaf(List.of(new Weight(0, value)), cover);
    }

    /** What it adds to the only target; of several weights ONNX Runtime takes the first. */
    public double onlyValue() {
        return weights.get(0).value();
    }

    /**
     * What a leaf adds to a target.
     *
     * @param target which one, from 0
     * @param value how much
     */
    public record Weight(int target, double value) {}
}
