package dev.fraudscorer.onnx.internal.trees.ensemble;

/** A node of a tree. */
public sealed interface TreeNode permits SplitNode, Leaf {
    /** The weight of the training rows that came by; NaN if the file does not have it. */
    double cover();
}
