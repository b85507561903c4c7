package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.testkit.Allocations;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Visits make no garbage, neither to records that stay where they are nor to those that grow, shrink and leave. */
class RecordStoreAllocationTest {
    private static final long KEPT = 50_000;
    private static final int KEYS = 2_000;
    private static final int ROUNDS = 40;
    private static final long BUDGET = 16 << 20;

    private final CountingVisits visits = new CountingVisits(2);
    private long clock;
    private long fresh;

    @Test
    void visit_knownKeys_allocatesNothing() {
        RecordStore store = new RecordStore(16 << 20, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)));
        byte[][] keys = keys("key ");
        visitAll(store, keys, 300, 0);
        assertThat(Allocations.least(ROUNDS, () -> visitAll(store, keys, 300, 0)))
                .isZero();
    }

    @Test
    void visit_recordsThatGrowAndShrink_allocatesNothing() {
        RecordStore store = new RecordStore(16 << 20, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)));
        byte[][] keys = keys("key ");
        // Each record has another size each time, all together have always about the same.
        visitAll(store, keys, 400, 97);
        visitAll(store, keys, 400, 97);
        assertThat(Allocations.least(ROUNDS, () -> visitAll(store, keys, 400, 97)))
                .isZero();
    }

    @Test
    void visit_largeRecordsGrowAndShrinkWhileMemoryIsFull_makesFewArrays() {
        RecordStore store = new RecordStore(BUDGET, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)));
        byte[][] large = Arrays.copyOf(keys("large "), 300);
        for (int i = 0; i < 40; i++) {
            visitLargeAndNew(store, large);
        }
        assertThat(store.hasEvicted()).isTrue();

        // The keys take a third of that. Arrays are emptied and made anew, but not for every record.
        assertThat(Allocations.least(ROUNDS, () -> visitLargeAndNew(store, large)))
                .isLessThan(1_000_000);
    }

    private void visitLargeAndNew(RecordStore store, byte[][] large) {
        clock += 1;
        for (int i = 0; i < large.length; i++) {
            store.visit(visits.at(clock, KEPT).to(0, large[i], 9_000 + (int) ((i * 31L + clock * 17) % 41) * 150));
            for (int j = 0; j < 10; j++) {
                fresh++;
                store.visit(visits.at(clock, KEPT)
                        .to(1, CountingVisits.key("new " + fresh), 100 + (int) (fresh * 37 % 500)));
            }
        }
    }

    private void visitAll(RecordStore store, byte[][] keys, int body, int varied) {
        clock += 10;
        for (int i = 0; i < KEYS; i++) {
            int more = (int) ((i + clock) % 7) * varied;
            visits.at(clock, KEPT).to(0, keys[i], body + more).to(1, keys[KEYS - 1 - i], body / 2 + more);
            store.visit(visits);
        }
    }

    private static byte[][] keys(String name) {
        byte[][] keys = new byte[KEYS][];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = CountingVisits.key(name + i);
        }
        return keys;
    }
}
