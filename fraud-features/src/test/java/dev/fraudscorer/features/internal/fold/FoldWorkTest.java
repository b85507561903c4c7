package dev.fraudscorer.features.internal.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What joining buckets costs in values, not in time, and that nothing is lost by it. */
class FoldWorkTest {
    private static final long START = 1_772_323_200_000L;
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final int EXACT_DISTINCT = 65_536;
    private static final int MOST = Folding.mostNodes(EXACT_DISTINCT);

    private final Payments payments = new Payments(
            new Bounds(DAY, 10, 1L << 40, 64, EXACT_DISTINCT, 1L << 30),
            0,
            feature -> feature.function() == AggregateFunction.DISTINCT
                    && "merchant".equals(feature.of())
                    && !feature.excluding()
                    && !feature.declinedOnly(),
            new WindowDefinition("1d", DAY, 0),
            new WindowDefinition("30d", 30 * DAY, 0));
    private final HotEntity entity = new HotEntity(payments);
    private final Set<Integer> merchants = new HashSet<>();
    private long mostAtOnce;
    private long allWork;
    private long id;

    /** Reads and counts a payment. */
    private FeatureVector visit(long time, int merchant) {
        Payment payment = new Payment(time, id++, 1, Double.NaN, "m" + merchant, true, false);
        long before = work();
        entity.count(payment);
        long now = work();
        mostAtOnce = Math.max(mostAtOnce, now - before);
        allWork = now;
        merchants.add(merchant);
        return entity.read(payment);
    }

    private long work() {
        entity.step().open(entity.block());
        return entity.isHot() ? entity.step().large().folds().joinWork() : 0;
    }

    private int buckets() {
        entity.step().open(entity.block());
        return entity.step().large().folds().bucketCount();
    }

    private static long distinct(Payments of, FeatureVector read, String window) {
        return (long) read.number(of.features().stream()
                .filter(feature -> window.equals(feature.window().name()))
                .mapToInt(Feature::slot)
                .findFirst()
                .orElseThrow());
    }

    /** @param values how many each of the buckets has, at one time */
    private void fill(int count, int values) {
        for (int bucket = 0; bucket < count; bucket++) {
            for (int i = 0; i < values; i++) {
                visit(START + bucket * 5L * MINUTE, bucket * values / 2 + i);
            }
        }
    }

    /** Few values each minute, while the buckets become old enough to be joined. */
    private void age(long until) {
        for (long time = START + 6 * 60 * MINUTE; time < until; time += 10 * MINUTE) {
            FeatureVector read = visit(time, 1);
            assertThat(distinct(payments, read, "30d")).isEqualTo(merchants.size());
        }
    }

    @Test
    void count_bucketsOfManyValuesAreOldEnoughToBeOne_joinsOnlyThoseOfFew() {
        fill(4, 3 * MOST);
        age(START + 4 * DAY);

        assertThat(mostAtOnce).isBetween(1L, (long) MOST);
        assertThat(buckets())
                .as("each of the four stays, the others become few")
                .isBetween(4, 600);
    }

    /** Two of them can be joined in a visit, and no three. */
    @Test
    void count_bucketsOfSomeValuesAreOldEnoughToBeOne_joinsThemOneAtATime() {
        fill(4, 3 * MOST / 4);
        age(START + 4 * DAY);

        assertThat(mostAtOnce).isBetween(3L * MOST / 4, (long) MOST);
        assertThat(allWork).isGreaterThan(2L * (3 * MOST / 4));
    }

    @Test
    void read_largeBucketsLeaveTheShorterWindow_countsTheirValuesInTheLongerAlone() {
        fill(4, 3 * MOST);
        age(START + 3 * DAY);

        FeatureVector read = visit(START + 3 * DAY, 1);

        assertThat(distinct(payments, read, "1d")).isEqualTo(1);
        assertThat(distinct(payments, read, "30d")).isEqualTo(merchants.size());
    }

    private FeatureVector read(long time) {
        return entity.read(new Payment(time, -1, 1, Double.NaN, "m1", true, false));
    }

    private long edgeWork() {
        entity.step().open(entity.block());
        return entity.step().large().folds().edgeWork();
    }

    /** All that the shorter window had leaves it, or nearly all. */
    @Test
    void read_afterLongSilence_countsWhatIsLeftAndNotWhatLeaves() {
        fill(4, 3 * MOST);
        for (int i = 0; i < 200; i++) {
            visit(START + DAY / 2 + i, i);
        }
        assertThat(distinct(payments, read(START + DAY / 2 + 200), "1d")).isEqualTo(merchants.size());
        long before = edgeWork();

        FeatureVector read = read(START + DAY + DAY / 4);

        assertThat(distinct(payments, read, "1d")).isEqualTo(200);
        assertThat(distinct(payments, read, "30d")).isEqualTo(merchants.size());
        assertThat(edgeWork() - before).isLessThan(200);
        assertThat(distinct(payments, read(START + 3 * DAY), "1d")).isEqualTo(1);
        assertThat(edgeWork() - before).isLessThan(400);
        assertThat(distinct(payments, read(START + 3 * DAY), "30d")).isEqualTo(merchants.size());
    }
}
