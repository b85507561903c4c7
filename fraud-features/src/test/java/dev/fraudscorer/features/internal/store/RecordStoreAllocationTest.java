package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.testkit.Allocations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Visits make no garbage, neither to records that stay where they are nor to those that grow, shrink and leave. */
class RecordStoreAllocationTest {
    private static final long KEPT = 50_000;
    private static final int KEYS = 2_000;
    private static final int ROUNDS = 40;

    private final CountingVisits visits = new CountingVisits(2);
    private long clock;

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
