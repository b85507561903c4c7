package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.internal.store.CountingVisits.Doing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordStoreTest {
    private static final long KEPT = 1_000;
    private static final int LINE = 64;

    private final RecordStore store = new RecordStore(
            4 << 20, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT), new KindLimits(3, Long.MAX_VALUE, KEPT)));

    @Test
    void visit_someStepsFail_othersHappenAndFirstFailureIsThrown() {
        CountingVisits visits = new CountingVisits(3).at(0, KEPT);
        byte[] key = CountingVisits.key("a");
        long hash = CountingVisits.hash(key);
        visits.to(0, key, hash, 10, Doing.FAIL_BEFORE).to(2, key, 10).to(1, key, hash, 10, Doing.FAIL_SETTLED);

        assertThatThrownBy(() -> store.visit(visits))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

        assertThat(store.counts(0).profiles()).isZero();
        // What was settled is a record, whatever came after it.
        assertThat(store.counts(1).profiles()).isOne();
        assertThat(store.counts(2).profiles()).isOne();
    }

    @Test
    void visit_stepThrowsErrorWhileMoved_recordIsWhereItWas() {
        StepVisits.visit(store, "a", 0, StepVisits.writing("a", 100, KEPT));
        long free = store.freeBytes();

        assertThatThrownBy(() -> StepVisits.visit(store, "a", 0, block -> {
                    block.move(5_000);
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        StepVisits.visit(store, "a", 0, block -> {
            assertThat(block.length).isEqualTo(2 * LINE);
            assertThat(CountingVisits.count(block)).isOne();
        });
        assertThat(store.freeBytes()).isEqualTo(free);
    }

    @Test
    void visit_recordKeptUntilTheClock_isNotShown() {
        StepVisits.visit(store, "a", 0, StepVisits.writing("a", 100, KEPT));
        StepVisits.visit(
                store, "a", KEPT - 1, block -> assertThat(block.exists()).isTrue());
        StepVisits.visit(store, "a", KEPT, block -> assertThat(block.exists()).isFalse());
        assertThat(store.counts(0).leftIdle()).isOne();
        assertThat(store.counts(0).profiles()).isZero();
    }

    @Test
    void counts_clockFarAhead_letsAllIdleGo() {
        for (int i = 0; i < 500; i++) {
            StepVisits.visit(store, "k" + i, 0, StepVisits.writing("k" + i, 100, KEPT + i));
        }
        // So far that the few bits of a slot have been around several times.
        StepVisits.visit(store, "late", KEPT * 1_000, StepVisits.writing("late", 100, KEPT * 1_001));

        assertThat(store.counts(0).profiles()).isOne();
        assertThat(store.counts(0).leftIdle()).isEqualTo(500);
    }

    @Test
    void counts_streamOfNewKeysOnly_staysBounded() {
        RecordStore many = new RecordStore(256 << 20, List.of(KindLimits.none(KEPT)));
        for (int i = 0; i < 20_000; i++) {
            // Each shard is visited so seldom that a slot alone does not say what is idle.
            long clock = i * KEPT / 10;
            StepVisits.visit(many, "k" + i, clock, StepVisits.writing("k" + i, 100, clock + KEPT));
            if (i % 500 == 0) {
                assertThat(many.counts(0).profiles()).isLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void move_moreThanARecordMayHave_isRefused() {
        assertThatThrownBy(() -> StepVisits.visit(store, "a", 0, block -> block.move((1 << 30) + LINE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a record of 40 bytes to 1073741824 but was 1073741888");
        assertThat(store.counts(0).profiles()).isZero();
    }

    @Test
    void move_recordOfAnArrayOfItsOwn_isGivenBackWhenItShrinks() {
        StepVisits.visit(store, "a", 0, StepVisits.writing("a", 100, KEPT));
        long before = store.usedBytes();
        StepVisits.visit(store, "a", 0, StepVisits.writing("a", 300_000, KEPT));
        assertThat(store.usedBytes()).isBetween(before + 300_000, before + 340_000);
        StepVisits.visit(store, "a", 0, StepVisits.writing("a", 100, KEPT));
        assertThat(store.usedBytes()).isEqualTo(before);
    }

    @Test
    void visit_moreHotRecordsThanTheBudgetHolds_someLeaveAndAreRemembered() {
        for (int i = 0; i < 200; i++) {
            String key = "k" + i;
            StepVisits.visit(store, key, 0, block -> {
                StepVisits.writing(key, 100_000, KEPT).accept(block);
                Header.set(block.bytes, block.at, Header.LARGE, true);
                Header.set(block.bytes, block.at, Header.HOT, true);
                Header.lines(block.bytes, block.at, block.length / LINE);
            });
            assertThat(store.usedBytes()).isLessThanOrEqualTo(store.budgetBytes());
        }
        assertThat(store.counts(0).profiles()).isBetween(20L, 42L);
        assertThat(store.counts(0).evicted()).isEqualTo(200 - store.counts(0).profiles());
        int kept = 0;
        for (int i = 0; i < 200; i++) {
            boolean[] exists = {false};
            StepVisits.visit(store, "k" + i, 0, block -> exists[0] = block.exists());
            kept += exists[0] ? 1 : 0;
            assertThat(exists[0] || store.evictedUntil(0, CountingVisits.hash(CountingVisits.key("k" + i))) == KEPT)
                    .isTrue();
        }
        assertThat(kept).isEqualTo((int) store.counts(0).profiles());
    }

    @Test
    void visit_moreEntitiesThanAllowed_lowestRankLeavesAndIsRemembered() {
        CountingVisits visits = new CountingVisits(1);
        for (int i = 0; i < 5; i++) {
            for (String name : List.of("a", "b")) {
                store.visit(visits.at(i, KEPT).to(2, CountingVisits.key(name), 10));
            }
        }
        for (int i = 0; i < 10; i++) {
            store.visit(visits.at(10 + i, KEPT).to(2, CountingVisits.key("new " + i), 10));
            assertThat(store.counts(2).profiles()).isLessThanOrEqualTo(3);
        }
        assertThat(store.counts(2).evicted()).isEqualTo(9);
        assertThat(store.hasEvicted()).isTrue();
        for (String name : List.of("a", "b", "new 9")) {
            byte[] key = CountingVisits.key(name);
            store.visit(visits.at(20, KEPT).to(2, key, CountingVisits.hash(key), 10, Doing.READ));
            assertThat(visits.seen(0)).describedAs(name).isPositive();
        }
        long hash = CountingVisits.hash(CountingVisits.key("new 3"));
        assertThat(store.evictedUntil(2, hash)).isBetween(13 + KEPT, 20 + KEPT);
        assertThat(store.evictedUntil(2)).isEqualTo(18 + KEPT);
        assertThat(store.evictedUntil(0, hash)).isEqualTo(Long.MIN_VALUE);
        assertThat(store.evictedUntil(0)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void visit_moreBytesThanAllowed_someLeaveButNotTheLast() {
        RecordStore capped =
                new RecordStore(4 << 20, List.of(new KindLimits(Long.MAX_VALUE, 20_000, KEPT), KindLimits.none(KEPT)));
        for (int i = 0; i < 200; i++) {
            StepVisits.visit(capped, "k" + i, i, StepVisits.writing("k" + i, 500, i + KEPT));
            assertThat(capped.counts(0).bytes()).isLessThanOrEqualTo(20_000);
        }
        assertThat(capped.counts(0).profiles()).isGreaterThan(30);
        StepVisits.visit(capped, "large", 200, StepVisits.writing("large", 50_000, 200 + 2 * KEPT));
        assertThat(capped.counts(0).profiles()).isOne();
        StepVisits.visit(
                capped, "large", 200, block -> assertThat(block.exists()).isTrue());
    }

    @Test
    void noteEvictedUntil_ofARestoredStore_isForAllKeysOfTheKind() {
        store.noteEvictedUntil(1, 77);
        assertThat(store.evictedUntil(1, 5)).isEqualTo(77);
        assertThat(store.evictedUntil(0, 5)).isEqualTo(Long.MIN_VALUE);
        assertThat(store.hasEvicted()).isFalse();
    }

    @Test
    void put_recordsOfAnotherStore_areFoundByVisits() {
        for (int i = 0; i < 100; i++) {
            StepVisits.visit(store, "k" + i, 0, StepVisits.writing("k" + i, 100 + i, KEPT + i));
        }
        RecordStore other = new RecordStore(4 << 20, List.of(KindLimits.none(KEPT)));
        List<byte[]> records = new ArrayList<>();
        RecordWalk walk = store.walk(0);
        while (walk.next(block -> records.add(Arrays.copyOfRange(block.bytes, block.at, block.at + block.length)))) {}
        assertThat(records).hasSize(100);
        for (byte[] record : records) {
            byte[] key = Arrays.copyOfRange(record, Header.KEY, Header.KEY + Header.keyBytes(record, 0));
            other.put(0, Header.keyHash(record, 0), key, block -> {
                block.move(record.length);
                System.arraycopy(record, 0, block.bytes, block.at, record.length);
                block.settle();
            });
        }
        assertThat(other.counts(0).profiles()).isEqualTo(100);
        StepVisits.visit(
                other,
                "k7",
                KEPT + 6,
                block -> assertThat(CountingVisits.count(block)).isOne());
        StepVisits.visit(
                other, "k7", KEPT + 7, block -> assertThat(block.exists()).isFalse());
    }

    @Test
    void put_keyThatHasARecord_throwsAndKeepsTheFirst() {
        byte[] key = CountingVisits.key("a");
        long hash = CountingVisits.hash(key);
        store.put(0, hash, key, StepVisits.writing("a", 100, KEPT));
        long free = store.freeBytes();
        assertThatThrownBy(() -> store.put(0, hash, key, StepVisits.writing("a", 1_000, KEPT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is a record under this key already");
        assertThat(store.freeBytes()).isEqualTo(free);
        assertThat(store.counts(0).profiles()).isOne();
        // Another key of the same hash is another.
        store.put(0, hash, CountingVisits.key("b"), block -> {
            block.move(100);
            CountingVisits.write(block, CountingVisits.key("b"), hash, 2, 0, KEPT);
            block.settle();
        });
        assertThat(store.counts(0).profiles()).isEqualTo(2);
    }

    @Test
    void walk_recordIsMoved_isRefused() {
        StepVisits.visit(store, "a", 0, StepVisits.writing("a", 100, KEPT));
        assertThatThrownBy(() -> store.walk(0).next(block -> block.move(100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a record that is only shown");
    }

    @Test
    void constructor_budgetOutOfRange_isRefused() {
        List<KindLimits> kinds = List.of(KindLimits.none(KEPT));
        assertThatThrownBy(() -> new RecordStore(1_000, kinds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a budget of 1048576 to 68719476736 bytes but was 1000");
        assertThatThrownBy(() -> new RecordStore(1L << 37, kinds)).isInstanceOf(IllegalArgumentException.class);
    }
}
