package dev.fraudscorer.features.internal.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.junit.jupiter.api.Test;

/** Folded events that would take more bytes than one entity may have of them. */
class FoldedBytesTest {
    private static final long START = 1_772_323_200_000L;
    private static final long MOST = 2 << 20;
    private static final int EVENTS = 60_000;

    private final Payments payments = new Payments(
            new Bounds(1_000, 10, 1L << 40, 64, 1_000_000, 1L << 30, MOST),
            0,
            feature ->
                    (feature.function() == AggregateFunction.DISTINCT || feature.function() == AggregateFunction.COUNT)
                            && !"online".equals(feature.of())
                            && !feature.excluding(),
            new WindowDefinition("10m", 600_000, 0));
    private final HotEntity entity = new HotEntity(payments);
    private int estimated;

    private FeatureVector count(int from, int to, boolean declined) {
        for (int id = from; id < to; id++) {
            entity.count(payment(id, declined));
            estimated += entity.step().takeEstimated();
            assertThat(entity.bytes()).as("after %s", id).isLessThan(MOST + (64 << 10));
        }
        return entity.read(payment(to, declined));
    }

    private static Payment payment(int id, boolean declined) {
        return new Payment(START + 5L * id, id, 1, Double.NaN, "m" + id, false, declined);
    }

    private int slot(AggregateFunction function, boolean declinedOnly) {
        return payments.features().stream()
                .filter(feature -> feature.function() == function && feature.declinedOnly() == declinedOnly)
                .mapToInt(Feature::slot)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void count_moreValuesThanThereIsRoomFor_estimatesTheKindWithTheMost() {
        count(0, 1_000, true);
        FeatureVector read = count(1_000, EVENTS, false);

        assertThat(estimated).isEqualTo(1);
        assertThat(read.number(slot(AggregateFunction.COUNT, false))).isEqualTo(EVENTS + 1);
        int all = slot(AggregateFunction.DISTINCT, false);
        assertThat(read.number(all)).isCloseTo(EVENTS + 1, within(0.07 * EVENTS));
        assertThat(read.isApproximate(all)).isTrue();
        int declined = slot(AggregateFunction.DISTINCT, true);
        assertThat(read.number(declined)).isEqualTo(1_000);
        assertThat(read.isApproximate(declined)).isFalse();
    }

    @Test
    void count_moreValuesOfAllKindsThanThereIsRoomFor_estimatesOneAfterTheOther() {
        FeatureVector read = count(0, EVENTS, true);

        assertThat(estimated).isEqualTo(2);
        for (boolean declinedOnly : new boolean[] {false, true}) {
            assertThat(read.number(slot(AggregateFunction.DISTINCT, declinedOnly)))
                    .isCloseTo(EVENTS + 1, within(0.07 * EVENTS));
            assertThat(read.number(slot(AggregateFunction.COUNT, declinedOnly))).isEqualTo(EVENTS + 1);
        }
    }
}
