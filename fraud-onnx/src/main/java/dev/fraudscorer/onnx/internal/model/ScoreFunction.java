package dev.fraudscorer.onnx.internal.model;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Makes a probability of the output of a model: transforms, a check of the range, a calibration. Immutable, thread-safe. */
public final class ScoreFunction {
    /** The output of the model is the probability. */
    public static final ScoreFunction IDENTITY = new ScoreFunction(List.of(), List.of());

    private final DoubleUnaryOperator[] transforms;
    private final DoubleUnaryOperator[] calibration;

    /**
     * @param transforms applied in order before the range is checked
     * @param calibration applied in order after that; its values lie in [0, 1]
     */
    public ScoreFunction(List<DoubleUnaryOperator> transforms, List<DoubleUnaryOperator> calibration) {
        this.transforms = transforms.toArray(DoubleUnaryOperator[]::new);
        this.calibration = calibration.toArray(DoubleUnaryOperator[]::new);
    }

    /** Whether it leaves the output of the model as it is. */
    public boolean isIdentity() {
        return transforms.length == 0 && calibration.length == 0;
    }

    /** The value whose range is checked; NaN for NaN. */
    public double transformed(double raw) {
        double value = raw;
        for (DoubleUnaryOperator step : transforms) {
            value = step.applyAsDouble(value);
        }
        return value;
    }

    /**
     * The probability.
     *
     * @param transformed a probability but for rounding
     * @return in [0, 1]
     */
    public double probability(double transformed) {
        double value = Probability.clamp(transformed);
        for (DoubleUnaryOperator step : calibration) {
            value = step.applyAsDouble(value);
        }
        return value;
    }
}
