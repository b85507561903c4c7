package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.TimePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted of one entity stands in the gauges of that entity, wherever its records are. */
class EntityCountsTest {
    private static final String[] POLICY = {
        "features:",
        "  card: [ { windows: [1h], aggregates: [distinct(merchant)] } ]",
        "  merchant: [ { windows: [1h], aggregates: [distinct(card)] } ]"
    };

    @Test
    void gauges_attributesBeyondWhatIsCountedExactly_areOfTheirEntityAlone() {
        for (TestPolicy policy :
                List.of(TestPolicy.of(POLICY), TestPolicy.over(new SharedMap(1), TimePolicy.DEFAULT, POLICY))) {
            policy.counts("merchant").approximated.add(2);

            assertThat(policy.gauge("merchant", "approximate")).isEqualTo(2);
            assertThat(policy.gauge("card", "approximate")).isZero();
        }
    }
}
