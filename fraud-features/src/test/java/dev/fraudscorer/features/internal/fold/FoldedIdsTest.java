package dev.fraudscorer.features.internal.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A folded event that comes again is not counted again. */
@Tag("slow")
class FoldedIdsTest {
    private static final long TIME = 1_772_323_200_000L;
    private static final long LATENESS = 3_600_000;
    private static final int ROWS = 64;

    private final Payments payments = new Payments(
            new Bounds(LATENESS, 10, 1L << 40, ROWS, 1_000, 1L << 30),
            0,
            feature -> feature.function() == AggregateFunction.COUNT && !feature.excluding(),
            new WindowDefinition("10h", 10 * LATENESS, 0));
    private final HotEntity entity = new HotEntity(payments);

    /** As a visit does it. */
    private boolean count(long time, long id) {
        long before = events();
        if (!entity.step().isTooLate(time) && !entity.isFolded(time, id)) {
            entity.count(new Payment(time, id, 1, Double.NaN, "m", false, false));
        }
        return events() > before;
    }

    private long events() {
        entity.step().open(entity.block());
        return entity.step().events();
    }

    @Test
    void count_severalInEachMillisecond_countsNoneTwiceWhileIdsGrowTooOld() {
        int perMillisecond = 3;
        int step = 20_000;
        for (int id = 1; id <= 4 * LATENESS / step * perMillisecond; id++) {
            assertThat(count(TIME + (long) (id / perMillisecond) * step, id)).isTrue();
            for (int before = Math.max(1, id - 3 * ROWS); before < id; before++) {
                assertThat(count(TIME + (long) (before / perMillisecond) * step, before))
                        .as("after %s, is counted again: %s", id, before)
                        .isFalse();
            }
        }
    }
}
