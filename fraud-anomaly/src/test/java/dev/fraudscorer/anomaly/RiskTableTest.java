package dev.fraudscorer.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTableTest {
    private final RiskTable table = new RiskTable(
            List.of(new RiskTable.Knot(0.9, 0.1), new RiskTable.Knot(0.99, 0.2), new RiskTable.Knot(0.999, 0.5)));

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.8999, 0",
        "0.9, 0.1",
        "0.945, 0.15",
        "0.99, 0.2",
        "0.9945, 0.35",
        "0.999, 0.5",
        "0.9999, 0.5",
        "1, 0.5"
    })
    void risk_quantile_isSilentBelowAndLinearBetween(double quantile, double risk) {
        assertThat(table.risk(quantile)).isCloseTo(risk, within(1e-12));
    }
}
