package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.record.RecordWalk;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Places that were outgrown are of use again, whatever sizes come after. */
class CompactionTest {
    private static final int KEYS = 8_000;
    private static final long KEPT = 1_000_000;

    private final CountingVisits visits = new CountingVisits(2);
    private final Random random = new Random(3);

    @Test
    void visit_recordsShrink_arraysAreGivenBack() {
        RecordStore store = new RecordStore(64 << 20, List.of(KindLimits.none(KEPT)));
        visitAll(store, 0, 3_000);
        assertThat(store.usedBytes()).isGreaterThan(KEYS * 3_000L);
        visitAll(store, 0, 100);
        visitAll(store, 0, 100);
        visitAll(store, 0, 100);
        assertThat(store.usedBytes()).isLessThan(KEYS * 192L * 2);
        assertCounts(store, 4);
    }

    @Test
    void visit_everySizeAfterAnother_nothingIsEvictedWhileItFits() {
        RecordStore store = new RecordStore(16 << 20, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)));
        long limit = store.budgetBytes();
        for (int round = 0; round < 12; round++) {
            // About 60 % of the budget, in many small or fewer large records: each round outgrows the places of the
            // last.
            visitAll(store, 0, round % 2 == 0 ? 200 : 1_100);
            assertThat(store.usedBytes()).describedAs("round %d", round).isLessThanOrEqualTo(limit);
        }
        assertThat(store.hasEvicted()).isFalse();
        assertCounts(store, 12);
    }

    @Test
    void visit_anotherKindNeedsTheMemory_getsIt() {
        RecordStore store = new RecordStore(8 << 20, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)));
        for (int i = 0; i < 60_000; i++) {
            byte[] key = CountingVisits.key("small " + i);
            store.visit(visits.at(i, KEPT).to(0, key, 20));
        }
        long small = store.counts(0).bytes();
        long most = 0;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 1_500; i++) {
                store.visit(visits.at(60_000, KEPT).to(1, CountingVisits.key("large " + i), 2_500));
                most = Math.max(most, store.usedBytes());
            }
        }
        assertThat(store.counts(0).bytes()).isLessThan(small * 2 / 3);
        assertThat(store.counts(1).profiles()).isGreaterThan(1_480);
        assertThat(most).isLessThanOrEqualTo(store.budgetBytes());
    }

    private void visitAll(RecordStore store, int entity, int body) {
        for (int i = 0; i < KEYS; i++) {
            byte[] key = CountingVisits.key("key " + i);
            store.visit(visits.at(0, KEPT).to(entity, key, body + random.nextInt(body / 4)));
        }
    }

    private static void assertCounts(RecordStore store, long expected) {
        long[] shown = new long[1];
        RecordWalk walk = store.walk(0);
        boolean more = true;
        while (more) {
            more = walk.next(block -> {
                CountingVisits.check(block);
                assertThat(CountingVisits.count(block)).isEqualTo(expected);
                shown[0]++;
            });
        }
        assertThat(shown[0]).isEqualTo(KEYS);
    }
}
