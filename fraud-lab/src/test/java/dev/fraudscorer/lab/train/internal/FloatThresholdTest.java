package dev.fraudscorer.lab.train.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatThresholdTest {
    @Test
    void of_thresholdThatIsAFloat_isItself() {
        assertThat(FloatThreshold.of(0.5)).isEqualTo(0.5f);
        assertThat(FloatThreshold.of(-3.25)).isEqualTo(-3.25f);
        assertThat(FloatThreshold.of((double) 0.1f)).isEqualTo(0.1f);
    }

    @Test
    void of_thresholdBetweenFloats_isTheLowerOne() {
        float a = 1.5f;
        double justAbove = Math.nextUp((double) a);
        double justBelow = Math.nextDown((double) a);

        assertThat(FloatThreshold.of(justAbove)).isEqualTo(a);
        assertThat(FloatThreshold.of(justBelow)).isEqualTo(Math.nextDown(a));
        assertThat(FloatThreshold.of(-justAbove)).isEqualTo(Math.nextDown(-a));
    }

    @Test
    void of_thresholdBeyondFloats_isTheGreatestFloatBelow() {
        assertThat(FloatThreshold.of(1e300)).isEqualTo(Float.MAX_VALUE);
        assertThat(FloatThreshold.of(-1e300)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatThreshold.of(Double.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void of_thresholdWithinWhatLightGbmTakesForZero_followsZero() {
        float zero = FloatThreshold.ZERO_REGION;

        assertThat(FloatThreshold.of(0)).isEqualTo(zero);
        assertThat(FloatThreshold.of(1e-36)).isEqualTo(zero);
        assertThat(FloatThreshold.of(zero)).isEqualTo(zero);
        assertThat(FloatThreshold.of(-1e-36)).isEqualTo(Math.nextDown(-zero));
        assertThat(FloatThreshold.of(-zero)).isEqualTo(Math.nextDown(-zero));
    }

    @Test
    void of_randomThresholds_noNeighbouringFloatChangesSides() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            for (int i = 0; i < 5_000; i++) {
                double threshold = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(60) - 30);
                float converted = FloatThreshold.of(threshold);
                for (float x : new float[] {
                    converted, Math.nextUp(converted), Math.nextDown(converted), (float) threshold, 0f, -0f
                }) {
                    assertThat(x <= converted)
                            .as("seed %d, threshold %s, value %s", seed, threshold, x)
                            .isEqualTo(x <= threshold);
                }
            }
        }
    }
}
