package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
}
