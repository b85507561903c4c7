package dev.fraudscorer.onnx.internal.trees.plan;

/** Something done to the scores of one row, in place. Immutable. */
@FunctionalInterface
public interface OutputStep {
    /**
     * Does it.
     *
     * @param scores read and written from the first on
     */
    void apply(double[] scores);
}
