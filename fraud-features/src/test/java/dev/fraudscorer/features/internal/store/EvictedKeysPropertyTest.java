package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whoever was evicted is remembered, and hardly anybody else. */
class EvictedKeysPropertyTest {
    private static final long BUDGET = 64 << 20;
    private static final long KEPT = 90L * 86_400_000;
    private static final int OTHERS = 400_000;

    private final Budget budget = new Budget(BUDGET, 0);
    private final EvictedKeys evicted = new EvictedKeys(budget, new SketchShare(BUDGET), KEPT);

    @Test
    void until_floodInOneMoment_findsAllOfItAndOneOfAThousandOthers() {
        int count = 2_000_000;
        SplittableRandom hashes = new SplittableRandom(1);
        for (int i = 0; i < count; i++) {
            evicted.add(hashes.nextLong(), KEPT + i, i);
        }

        assertThat(budget.used()).isBetween(count * 3L, BUDGET / 8 + 1_024);
        assertAll(1, 0, count);
        assertThat(othersTaken()).isLessThanOrEqualTo(OTHERS / 1000);
    }

    @Test
    void until_steadyEvictionOverYears_findsWhatMightBeKeptAndForgetsTheRest() {
        SplittableRandom hashes = new SplittableRandom(2);
        int perDay = 400;
        int days = 1_000;
        for (int day = 0; day < days; day++) {
            long clock = day * 86_400_000L;
            for (int i = 0; i < perDay; i++) {
                evicted.add(hashes.nextLong(), clock + KEPT, clock);
            }
            assertThat(budget.used()).isLessThan(BUDGET / 64);
        }
        long kept = 90L * perDay;
        long clock = (days - 1) * 86_400_000L;
        assertAll(2, days * (long) perDay - kept, days * (long) perDay);
        assertThat(othersTaken()).isLessThanOrEqualTo(OTHERS / 1000);
        // A year back nobody is remembered any more.
        hashes = new SplittableRandom(2);
        int remembered = 0;
        for (long i = 0; i < (days - 365L) * perDay; i++) {
            if (evicted.until(hashes.nextLong()) > clock) {
                remembered++;
            }
        }
        assertThat(remembered).isLessThan(days * perDay / 1000);
    }

    @Test
    void until_moreThanThereIsRoomFor_isTheMarkForAll() {
        Budget small = new Budget(1 << 20, 0);
        EvictedKeys few = new EvictedKeys(small, new SketchShare(1 << 20), KEPT);
        SplittableRandom hashes = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            few.add(hashes.nextLong(), KEPT + i, i);
        }

        assertThat(small.used()).isLessThanOrEqualTo((1 << 17) + 1_024);
        assertThat(few.until(42)).isEqualTo(KEPT + 99_999);
        hashes = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            assertThat(few.until(hashes.nextLong())).isGreaterThanOrEqualTo(KEPT + i);
        }
    }

    @Test
    void until_markOfARestoredStore_isForAll() {
        assertThat(evicted.until(1)).isEqualTo(Long.MIN_VALUE);
        evicted.mark(7);
        evicted.mark(5);
        assertThat(evicted.until(1)).isEqualTo(7);
    }

    @Test
    void expire_clockPassedAll_givesAllMemoryBack() {
        evicted.add(1, KEPT, 0);
        assertThat(budget.used()).isPositive();
        evicted.expire(KEPT * 2);
        assertThat(budget.used()).isZero();
        assertThat(evicted.until(1)).isEqualTo(Long.MIN_VALUE);
    }

    private void assertAll(long seed, long from, long to) {
        SplittableRandom hashes = new SplittableRandom(seed);
        for (long i = 0; i < to; i++) {
            long hash = hashes.nextLong();
            if (i >= from && evicted.until(hash) == Long.MIN_VALUE) {
                throw new AssertionError("number " + i + " was forgotten");
            }
        }
    }

    private int othersTaken() {
        SplittableRandom others = new SplittableRandom(99);
        int taken = 0;
        for (int i = 0; i < OTHERS; i++) {
            if (evicted.until(others.nextLong()) != Long.MIN_VALUE) {
                taken++;
            }
        }
        return taken;
    }
}
