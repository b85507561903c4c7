package dev.fraudscorer.onnx.internal.trees.ensemble;

/** What is done with the aggregated scores; the order is that of the numbers in ai.onnx.ml 5. */
public enum PostTransform {
    NONE,
    SOFTMAX,
    LOGISTIC,
    SOFTMAX_ZERO,
    PROBIT
}
