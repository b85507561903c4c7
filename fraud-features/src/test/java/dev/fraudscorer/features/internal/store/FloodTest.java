package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.store.CountingVisits.Doing;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A flood of new keys drives out itself, not those with a history. */
class FloodTest {
    private static final long KEPT = 90L * 86_400_000;
    private static final int HONEST = 1_000;
    private static final int PAYMENTS = 30;
    private static final int FLOOD = Integer.getInteger("fraudscorer.flood.keys", 300_000);
    private static final long BUDGET = Math.max(8 << 20, FLOOD * 27L);
    private static final int HEAP_WALKS = 10;
    private static final int BYTES_PER_PAYMENT = 24;

    private final RecordStore store = new RecordStore(BUDGET, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)));
    private final CountingVisits visits = new CountingVisits(2);
    private long clock = 1_700_000_000_000L;

    @Test
    void visit_floodBesideHonestKeys_keepsTheirHistories() {
        Random random = new Random(5);
        for (int payment = 0; payment < PAYMENTS; payment++) {
            for (int card = 0; card < HONEST; card++) {
                clock += 60_000;
                byte[] key = CountingVisits.key("card " + card);
                store.visit(visits.at(clock, KEPT).to(0, key, 200 + (payment + 1) * BYTES_PER_PAYMENT));
            }
        }
        long most = 0;
        for (int i = 0; i < FLOOD; i++) {
            clock += 1_000;
            visits.at(clock, KEPT).to(0, CountingVisits.key("flood " + i), 100 + random.nextInt(200));
            store.visit(visits.to(1, CountingVisits.key("address " + random.nextInt(FLOOD)), 100));
            most = Math.max(most, store.usedBytes());
            if (i % (FLOOD / HEAP_WALKS) == 0) {
                assertMemory();
            }
        }
        assertMemory();
        assertThat(most).isLessThanOrEqualTo(BUDGET);
        assertThat(store.hasEvicted()).isTrue();

        int kept = 0;
        for (int card = 0; card < HONEST; card++) {
            byte[] key = CountingVisits.key("card " + card);
            long hash = CountingVisits.hash(key);
            store.visit(visits.at(clock, KEPT).to(0, key, hash, 0, Doing.READ));
            if (visits.seen(0) == PAYMENTS) {
                kept++;
            } else {
                assertThat(store.evictedUntil(0, hash))
                        .describedAs("card %d", card)
                        .isGreaterThan(clock);
            }
        }
        assertThat(kept).isGreaterThanOrEqualTo(HONEST * 99 / 100);
        for (int i = 0; i < FLOOD; i++) {
            byte[] key = CountingVisits.key("flood " + i);
            long hash = CountingVisits.hash(key);
            store.visit(visits.at(clock, KEPT).to(0, key, hash, 0, Doing.READ));
            if (visits.seen(0) == CountingVisits.NONE) {
                assertThat(store.evictedUntil(0, hash))
                        .describedAs("flood %d", i)
                        .isGreaterThan(clock);
            }
        }
        // Most of the memory holds records.
        assertThat(store.usedBytes() - store.freeBytes()).isGreaterThan(BUDGET * 85 / 100);
    }

    private void assertMemory() {
        assertThat(HeapBytes.of(store)).isBetween(store.usedBytes() * 95 / 100, store.usedBytes() * 105 / 100);
    }
}
