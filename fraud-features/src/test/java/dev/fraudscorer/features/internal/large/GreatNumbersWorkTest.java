package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.HotEntity;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many rows a reading looks at for numbers that totals do not have, and that its values are right. */
class GreatNumbersWorkTest {
    private static final long START = 1_772_323_200_000L;
    private static final int ROWS = 3_000;
    private static final long STEP = 1_000;
    private static final double GREAT = 5e12;
    private static final WindowDefinition[] WINDOWS = {
        new WindowDefinition("1m", 60_000, 0),
        new WindowDefinition("10m", 600_000, 0),
        new WindowDefinition("1h", 3_600_000, 0),
    };
    private static final Set<AggregateFunction> NUMBERS = Set.of(
            AggregateFunction.SUM,
            AggregateFunction.MEAN,
            AggregateFunction.MIN,
            AggregateFunction.MAX,
            AggregateFunction.STDDEV);

    private final Payments payments = payments(1 << 20);
    private final LargeHistory history = new LargeHistory(payments, 0, 1, new long[0]);

    private static Payments payments(int exactEvents) {
        return new Payments(new Bounds(40_000, 10, 1L << 40, exactEvents), 0, GreatNumbersWorkTest::isAsked, WINDOWS);
    }

    private static boolean isAsked(Feature feature) {
        return NUMBERS.contains(feature.function()) && "amount".equals(feature.of()) && !feature.declinedOnly();
    }

    private static Payment payment(long id, double amount) {
        return new Payment(START + STEP * id, id, amount, Double.NaN, null, false, false);
    }

    /** @param great the ids of those whose amounts are too great */
    private void fill(double other, Set<Integer> great) {
        for (int id = 0; id < ROWS; id++) {
            history.count(payment(id, great.contains(id) ? GREAT + id : other), "payment " + id);
        }
        // Moves the edges.
        history.read(payment(ROWS, other));
    }

    /** How many rows the reading looks at. */
    private long looks(Payment payment) {
        history.read(payment);
        long before = history.record.rowWork();
        history.compare(payment, "payment " + payment.id());
        return history.record.rowWork() - before;
    }

    @Test
    void read_noneIsGreat_looksAtNoRow() {
        fill(0.125, Set.of());
        assertThat(looks(payment(ROWS, 0.125))).isZero();
    }

    @Test
    void read_newestIsGreat_looksAtThatAlone() {
        fill(0.125, Set.of(ROWS - 1));
        assertThat(looks(payment(ROWS, 0.125))).isEqualTo(1);
    }

    @Test
    void read_oldestIsGreat_looksAtEachRowOnceForAllWindows() {
        fill(0.125, Set.of(0));
        assertThat(looks(payment(ROWS, 0.125))).isEqualTo(ROWS);
    }

    @Test
    void read_greatOneLeftAllButTheLongestWindow_looksNoFurtherThanToIt() {
        fill(0.125, Set.of(1_000));
        assertThat(looks(payment(ROWS, 0.125))).isEqualTo(ROWS - 1_000);
    }

    @Test
    void read_greatOneLeftAllWindows_looksAtNoRow() {
        fill(0.125, Set.of(0));
        Payment later = payment(3 * ROWS, 0.125);
        assertThat(looks(later)).isZero();
    }

    @Test
    void read_manyAreGreatAndTheEventToo_looksAtEachRowOnceForAllWindows() {
        fill(0.125, Set.of(5, 700, 701, 2_500, 2_970, 2_999));
        assertThat(looks(payment(ROWS, GREAT))).isEqualTo(ROWS - 5);
    }

    @Test
    void read_eventAloneIsGreat_looksAtNoRow() {
        fill(0.125, Set.of());
        assertThat(looks(payment(ROWS, GREAT))).isZero();
    }

    /** Its own row is in the totals, and is left out. */
    @Test
    void read_onlyTheEventsOwnRowIsGreat_looksAtNoRow() {
        fill(0.125, Set.of(ROWS - 1));
        assertThat(looks(payment(ROWS - 1, GREAT + ROWS - 1))).isZero();
    }

    @Test
    void read_theEventsOwnRowAndAnOlderOneAreGreat_looksNoFurtherThanToTheOlder() {
        fill(0.125, Set.of(ROWS - 1, ROWS - 11));
        assertThat(looks(payment(ROWS - 1, GREAT + ROWS - 1))).isEqualTo(11);
    }

    @Test
    void read_rowsAreCentsAndTheEventIsNot_looksAtEachRowOnceForAllWindows() {
        fill(0.1, Set.of());
        assertThat(looks(payment(ROWS, 0.125))).isEqualTo(ROWS);
        assertThat(looks(payment(ROWS, GREAT))).isEqualTo(ROWS);
        assertThat(looks(payment(ROWS, 0.25))).isZero();
    }

    /** What is folded has its great numbers by bucket. */
    @Test
    void read_greatOnesAreFolded_looksAtNoRowForThem() {
        HotEntity entity = new HotEntity(payments(500));
        for (int id = 0; id < ROWS; id++) {
            entity.count(payment(id, id % 1_000 == 0 || id == ROWS - 1 ? GREAT : 0.125));
        }
        assertThat(entity.foldedEvents()).isEqualTo(ROWS - 500);
        Payment now = payment(ROWS, 0.125);
        entity.read(now);
        long before = entity.step().large().rowWork();
        entity.read(now);
        assertThat(entity.step().large().rowWork() - before).isEqualTo(1);
    }
}
