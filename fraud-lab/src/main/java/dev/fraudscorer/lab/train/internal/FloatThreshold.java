package dev.fraudscorer.lab.train.internal;

/**
 * The 32-bit threshold that parts 32-bit values exactly as LightGBM's 64-bit threshold does.
 *
 * <p>That is the greatest float which is not above it: see {@code TrainingSet} for why no float changes sides. One
 * region is special. LightGBM takes every value within ±1e-35 for zero when it predicts, so there it is zero's side that
 * counts: a threshold in [0, 1e-35] sends all of that region left and moves to its upper end, one in [-1e-35, 0) sends
 * all of it right and moves just below its lower end.
 */
public final class FloatThreshold {
    /** Half the width of the region that LightGBM takes for zero; its {@code kZeroThreshold}. */
    static final float ZERO_REGION = 1e-35f;

    private FloatThreshold() {}

    /**
     * The float {@code f} such that {@code x <= f} just when LightGBM sends {@code x} left at {@code threshold}, for
     * every float {@code x} but NaN.
     */
    public static float of(double threshold) {
        if (threshold >= -ZERO_REGION && threshold <= ZERO_REGION) {
            return threshold >= 0 ? ZERO_REGION : Math.nextDown(-ZERO_REGION);
        }
        float nearest = (float) threshold;
        return nearest > threshold ? Math.nextDown(nearest) : nearest;
    }
}
