package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueType;
import java.lang.reflect.Proxy;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An item made once, and its number for each event. */
class EvidenceTest {
    private static final ReasonCode REASON = new ReasonCode("MODEL_GBT");
    private static final Evidence SCORED =
            Evidence.modelScore("gbt", REASON, Double.NaN, 0.5, Mode.SHADOW, "probability from output 'p'");

    @Test
    void withRisk_equalsTheItemMadeWithIt() {
        assertThat(SCORED.withRisk(0.25))
                .isEqualTo(Evidence.modelScore("gbt", REASON, 0.25, 0.5, Mode.SHADOW, "probability from output 'p'"));
    }

    @Test
    void withContribution_equalsTheItemMadeWithIt() {
        assertThat(Evidence.contribution("gbt", REASON, 0, Mode.ACTIVE, "amount")
                        .withContribution(1.5))
                .isEqualTo(Evidence.contribution("gbt", REASON, 1.5, Mode.ACTIVE, "amount"));
    }

    @Test
    void withAnyNumber_keepsEverythingElse() {
        Evidence rule = Evidence.ruleRisk("r", REASON, 0.1, 1, Mode.ACTIVE, "amount > 1")
                .with(List.of("step_up_3ds"), null);

        assertThat(rule.withRisk(0.9).withContribution(2).withRisk(0.1).withContribution(Double.NaN))
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void withRisk_notARisk_throws(double risk) {
        assertThatThrownBy(() -> SCORED.withRisk(risk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gbt: risk must be in [0, 1] but was " + risk);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void infinite_contributionValueOrLimit_isRefusedSinceNoJsonHoldsIt(double infinite) {
        for (ThrowingCallable making : List.<ThrowingCallable>of(
                () -> SCORED.withContribution(infinite),
                () -> SCORED.toBuilder().contribution(infinite).build(),
                () -> Evidence.contribution("gbt", null, infinite, Mode.ACTIVE, "amount"))) {
            assertThatThrownBy(making)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("gbt: contribution must be finite, or NaN for none, but was " + infinite);
        }
        for (double[] pair : new double[][] {{infinite, 5}, {7, infinite}, {infinite, Double.NaN}}) {
            assertThatThrownBy(() -> EvidenceValue.ofNumber("amount", pair[0], pair[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the value of 'amount' must be finite, and its limit finite or NaN for none, but they"
                            + " were " + pair[0] + " and " + pair[1]);
        }
        assertThatThrownBy(() -> DisplayedValue.ofSlot("amount", ValueType.NUMBER, 0, infinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the limit of 'amount' must be finite, or NaN for none, but was " + infinite);
    }

    @Test
    void copy_infiniteNumber_isLeftOutAsIfMissing() {
        FeatureValues infinite = (FeatureValues) Proxy.newProxyInstance(
                FeatureValues.class.getClassLoader(),
                new Class<?>[] {FeatureValues.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "number" -> Double.NEGATIVE_INFINITY;
                    case "isApproximate" -> false;
                    default -> null;
                });
        DisplayedValue[][] shown = {{DisplayedValue.ofSlot("amount", ValueType.NUMBER, 0)}};

        assertThat(EvidenceValues.copy(shown, 1, infinite).of(0)).isEmpty();
    }

    @Test
    void none_contributionAndLimit_areNaN() {
        assertThat(Evidence.contribution("gbt", null, Double.NaN, Mode.ACTIVE, "amount")
                        .contribution())
                .isNaN();
        assertThat(EvidenceValue.ofNumber("amount", 7, Double.NaN).limit()).isNaN();
    }
}
