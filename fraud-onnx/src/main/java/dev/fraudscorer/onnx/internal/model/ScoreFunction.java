package dev.fraudscorer.onnx.internal.model;

import java.util.List;

/** Makes a probability of what a model says: transforms, a check of the range, a calibration. Immutable, thread-safe. */
public final class ScoreFunction {
    /** What the model says is the probability. */
    public static final ScoreFunction IDENTITY = new ScoreFunction(List.of(), List.of());

    private final Step[] transforms;
    private final Step[] calibration;

    /**
     * @param transforms applied in order before the range is checked
     * @param calibration applied in order after that; its values lie in [0, 1]
     */
    public ScoreFunction(List<Step> transforms, List<Step> calibration) {
        this.transforms = transforms.toArray(Step[]::new);
        this.calibration = calibration.toArray(Step[]::new);
    }

    /** Whether it leaves what the model says as it is. */
    public boolean isIdentity() {
        return transforms.length == 0 && calibration.length == 0;
    }

    /** The value whose range is checked; NaN for NaN. */
    public double transformed(double raw) {
        double value = raw;
        for (Step step : transforms) {
            value = step.apply(value);
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
        for (Step step : calibration) {
            value = step.apply(value);
        }
        return value;
    }

    /** One function of one number; NaN for NaN. */
    @FunctionalInterface
    public interface Step {
        double apply(double x);
    }
}
