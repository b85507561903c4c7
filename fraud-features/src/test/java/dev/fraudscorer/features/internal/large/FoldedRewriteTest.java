package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.step.EntityStep;
import org.junit.jupiter.api.Test;

/** How often the record of a hot entity is written anew. */
class FoldedRewriteTest {
    private static final long START = 1_772_323_200_000L;
    private static final long DAY = 86_400_000L;
    private static final long STEP = 6_000;
    private static final int EVENTS = 20_000;

    /** What is folded is much more than the rows are: what a new record has to spare is room for many times as many rows. */
    @Test
    void count_fewRowsAndManyFoldedValues_writesTheRecordAnewOnceForManyEvents() {
        Payments payments = new Payments(
                new Bounds(DAY, 10, 1L << 40, 64),
                0,
                feature -> feature.function() == AggregateFunction.DISTINCT && "merchant".equals(feature.of()),
                new WindowDefinition("1d", DAY, 0),
                new WindowDefinition("30d", 30 * DAY, 0));
        MovingBlock block = new MovingBlock(1);
        EntityStep step = new EntityStep(payments.plan());
        step.begin(Header.NONE, Header.NONE);
        step.create(block, new byte[] {7}, 7);
        int moves = 0;
        for (int i = 0; i < EVENTS; i++) {
            if (i == EVENTS / 2) {
                moves = block.moves();
            }
            long time = START + STEP * i;
            step.open(block);
            step.count(payments.currentOf(new Payment(time, i, 1, Double.NaN, "m" + i, true, false)), time);
        }
        assertThat(step.large().folds().events()).isEqualTo(EVENTS - 64);
        assertThat(block.moves() - moves).isBetween(1, EVENTS / 2 / 200);
    }
}
