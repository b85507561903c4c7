package dev.fraudscorer.benchmarks.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.benchmarks.features.byhand.Kept;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HandWrittenHistoryTest {
    private static final TrafficVolume WORLD = TrafficVolume.of(200);
    private static final int PAYMENTS = 15_000;

    /** Totals that are kept running lose a little of what has left: cents squared over 90 days. */
    private static final double DRIFT = 1e-4;

    @Test
    void visit_samePayments_equalsTheEngine() {
        try (HistoryPolicy policy = HistoryPolicy.load(PolicyResource.FOUR_ENTITIES)) {
            PaymentsByHand byHand = new PaymentsByHand(policy.features());
            FeatureVector vector = policy.newVector();
            Traffic traffic = new Traffic(WORLD);
            for (int i = 0; i < PAYMENTS; i++) {
                Payment payment = traffic.next();
                Event event = payment.toEvent(policy.type());
                policy.fill(vector, event, Access.COUNT_AND_READ);
                double[] values = byHand.visit(payment, payment.fraud() ? WarmHistory.knownAt(payment) : Kept.NO_FRAUD);
                for (int feature = 0; feature < values.length; feature++) {
                    assertSame(policy.features().get(feature), vector, values[feature], i);
                }
                if (payment.fraud()) {
                    policy.label(event, WarmHistory.label(payment));
                }
            }
        }
    }

    private static void assertSame(Variable feature, FeatureVector vector, double byHand, int payment) {
        if (vector.state(feature.slot()) == ValueState.NO_HISTORY) {
            assertThat(byHand).as("%s of payment %d", feature.name(), payment).isNaN();
        } else {
            assertThat(vector.number(feature.slot()))
                    .as("%s of payment %d", feature.name(), payment)
                    .isEqualTo(byHand, Offset.offset(DRIFT * (1 + Math.abs(byHand))));
        }
    }
}
