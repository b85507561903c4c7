package dev.fraudscorer.onnx.internal.trees.ensemble;

/** How a classifier of two classes whose leaves have weights of one class only finds the other; a rule of ONNX Runtime. */
public enum BinaryKind {
    /** Not such a classifier. */
    NONE,
    /** No weight is negative: scores are taken for probabilities, p and 1 - p. */
    PROBABILITIES,
    /** Scores are margins, m and -m. */
    MARGINS
}
