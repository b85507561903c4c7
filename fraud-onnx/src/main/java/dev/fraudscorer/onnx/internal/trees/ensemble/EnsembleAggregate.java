package dev.fraudscorer.onnx.internal.trees.ensemble;

/** How the trees' answers become one; the order is that of the numbers in ai.onnx.ml 5. */
public enum EnsembleAggregate {
    AVERAGE,
    SUM,
    MIN,
    MAX
}
