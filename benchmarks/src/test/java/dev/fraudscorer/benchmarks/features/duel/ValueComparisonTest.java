package dev.fraudscorer.benchmarks.features.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueComparisonTest {
    @Test
    void of_sameBits_countsNothing() {
        ValueComparison comparison = ValueComparison.of(
                new Values(1, 0.1 + 0.2, Double.NaN, -0.0), new Values(1, 0.1 + 0.2, Double.NaN, -0.0));

        assertThat(comparison.isSame()).isTrue();
        assertThat(comparison.values()).isEqualTo(4);
        assertThat(comparison)
                .hasToString("4 values: 0 of another state, 0 one ulp apart, 0 otherwise different%n".formatted());
    }

    @Test
    void of_neighbours_areCountedApart() {
        ValueComparison comparison =
                ValueComparison.of(new Values(0.3, 5, 5, 0.0), new Values(0.1 + 0.2, Math.nextDown(5.0), 5.1, -0.0));

        assertThat(comparison.isSame()).isFalse();
        assertThat(comparison.oneUlp()).isEqualTo(2);
        assertThat(comparison.otherNumbers()).isEqualTo(2);
        assertThat(comparison.otherStates()).isZero();
        assertThat(comparison.toString())
                .contains("event 0, a: older PRESENT 0.3, present PRESENT 0.30000000000000004")
                .contains("a: 2 values, at most 112,589,990,684,262 ulps and 2.0e-02 of the value apart");
    }

    @Test
    void of_anotherState_isCountedWhateverTheNumber() {
        Values absent = new Values(0, 0);
        absent.state = "NO_HISTORY";

        ValueComparison comparison = ValueComparison.of(new Values(0, 0), absent);

        assertThat(comparison.otherStates()).isEqualTo(2);
        assertThat(comparison.oneUlp() + comparison.otherNumbers()).isZero();
    }

    @Test
    void of_otherFeatures_isRefused() {
        Values other = new Values(0);
        other.feature = "b";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueComparison.of(new Values(0), other))
                .withMessage("the older engine has 1 events of [a]; expected 1 of [b]");
    }

    /** One feature, one value for each event. */
    private static final class Values implements FeatureValueStream {
        private final double[] values;
        private String feature = "a";
        private String state = "PRESENT";
        private int next;

        Values(double... values) {
            this.values = values;
        }

        @Override
        public List<String> features() {
            return List.of(feature);
        }

        @Override
        public int events() {
            return values.length;
        }

        @Override
        public void next(double[] numbers, String[] states) {
            numbers[0] = values[next++];
            states[0] = state;
        }

        @Override
        public void close() {}
    }
}
