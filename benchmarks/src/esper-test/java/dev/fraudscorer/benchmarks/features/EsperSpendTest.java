package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EsperSpendTest {
    private static final int PAYMENTS = 20_000;
    private static final double DRIFT = 1e-6;

    @Test
    void visit_samePayments_saysWhatTheEngineSays() {
        try (HistoryPolicy policy = HistoryPolicy.load(PolicyResource.ONE_WINDOW);
                EsperSpend esper = new EsperSpend()) {
            FeatureVector vector = policy.newVector();
            int slot = policy.features().stream()
                    .filter(feature -> Objects.equals(feature.name(), "card.sum_amount_1d"))
                    .findFirst()
                    .orElseThrow()
                    .slot();
            Traffic traffic = new Traffic(TrafficVolume.of(100));
            for (int i = 0; i < PAYMENTS; i++) {
                Payment payment = traffic.next();
                policy.fill(vector, payment.toEvent(policy.type()), Access.COUNT_AND_READ);
                assertThat(esper.visit(payment))
                        .as("payment %d", i)
                        .isEqualTo(vector.number(slot), Offset.offset(DRIFT));
            }
        }
    }
}
