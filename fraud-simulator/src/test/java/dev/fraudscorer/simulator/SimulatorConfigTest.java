package dev.fraudscorer.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.simulator.payment.FraudKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SimulatorConfigTest {

    @Test
    void defaults_unchanged_coverFourMonths() {
        SimulatorConfig config = SimulatorConfig.defaults();
        assertThat(config.start()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(config.end()).isEqualTo("2025-05-01T00:00:00Z");
        assertThat(config.payments()).isEqualTo(306_000);
        assertThat(config.fraudShares()).containsOnlyKeys(FraudKind.values());
    }

    @Test
    void build_valueOutOfRange_isRefusedByName() {
        refused(SimulatorConfig.builder().days(1), "days must be in [2, 3650] but was 1");
        refused(SimulatorConfig.builder().customers(0), "customers must be in [20, 10000000] but was 0");
        refused(SimulatorConfig.builder().merchants(99), "merchants must be in [100, 1000000] but was 99");
        refused(SimulatorConfig.builder().payments(-5), "payments must be in [100, 1000000000] but was -5");
        refused(
                SimulatorConfig.builder().start(Instant.EPOCH.minusMillis(1)),
                "start must not be before 1970-01-01T00:00:00Z but was 1969-12-31T23:59:59.999Z");
        refused(
                SimulatorConfig.builder().fraudShare(FraudKind.STOLEN_CARD, Double.NaN),
                "the share of STOLEN_CARD payments must be in [0, 0.05] but was NaN");
    }

    private static void refused(SimulatorConfig.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void config_withoutShareOfAKind_isRefused() {
        assertThatThrownBy(() -> new SimulatorConfig(1, Instant.EPOCH, 10, 100, 100, 1_000, Map.of()))
                .hasMessage("the share of CARD_TESTING payments must be in [0, 0.05] but was null");
    }
}
