package dev.fraudscorer.onnx.internal.trees.plan;

/** A number from a number. What calculates with floats rounds its result to float. Immutable. */
@FunctionalInterface
public interface ScalarFunction {
    double apply(double x);
}
