package dev.fraudscorer.features.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.vector.HashKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every store of profiles must hold about steps, the isolation of keys, time and expiry. An implementation extends it and
 * makes its store; {@link ProfileStoreBoundsContractTest} is the other part.
 */
public abstract class ProfileStoreContractTest {
    private static final HashKey OFFERED = HashKey.of(1, 2);

    private ProfileStore store = new MapProfileStore(StoreRequest.of(List.of(), OFFERED));

    /** A new store without records, with room for a million of a hundred bytes. */
    protected abstract ProfileStore newStore(StoreRequest request);

    @BeforeEach
    void begin() {
        store = newStore(StoreRequest.of(List.of(new TestFormat("card"), new TestFormat("merchant")), OFFERED));
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void hashKey_storeWithoutRecords_isTheOfferedOne() {
        assertThat(store.hashKey()).isEqualTo(OFFERED);
    }

    @Test
    void visit_newKey_seesNoRecordAndStoresTheResult() {
        TestVisits first = visit(TestVisits.at(0).to(0, "a"));
        TestVisits second = visit(TestVisits.at(1).to(0, "a"));

        assertThat(first.seen(0)).isNull();
        assertThat(second.seen(0)).isEqualTo(1);
        assertThat(store.counts(0).profiles()).isEqualTo(1);
    }

    @Test
    void visit_severalEntities_keepsTheirKeysApart() {
        visit(TestVisits.at(0).to(0, "a").to(1, "a"));
        TestVisits second = visit(TestVisits.at(0).to(1, "a").to(0, "b"));

        assertThat(second.seen(0)).isEqualTo(1);
        assertThat(second.seen(1)).isNull();
        assertThat(store.counts(0).profiles()).isEqualTo(2);
        assertThat(store.counts(1).profiles()).isEqualTo(1);
    }

    @Test
    void visit_differentKeysOfOneHash_keepsThemApart() {
        for (int round = 0; round < 3; round++) {
            for (int key = 0; key < 50; key++) {
                TestVisits visits = visit(TestVisits.at(0).withOneHash().to(0, "key " + key));
                assertThat(visits.seen(0)).isEqualTo(round == 0 ? null : Long.valueOf(round));
            }
        }
    }

    @Test
    void visit_everyVisit_isAcceptedOnce() {
        TestVisits visits = visit(TestVisits.at(0).to(0, "a").to(1, "b"));
        TestVisits again = visit(TestVisits.at(0).leavingAll().to(0, "a").to(1, "new"));

        for (TestVisits each : List.of(visits, again)) {
            for (int i = 0; i < 2; i++) {
                assertThat(each.isAccepted(i)).isTrue();
                assertThat(each.answers(i)).isOne();
            }
        }
    }

    @Test
    void visit_stepThatKeepsNothing_storesNothing() {
        visit(TestVisits.at(0).keepingNothing().to(0, "a"));

        assertThat(visit(TestVisits.at(0).to(0, "a")).seen(0)).isNull();
    }

    @Test
    void visit_stepThatKeepsNothingOfWhatWasKept_takesItAway() {
        visit(TestVisits.at(0).to(0, "a"));
        TestVisits taking = visit(TestVisits.at(0).keepingNothing().to(0, "a"));

        assertThat(taking.seen(0)).isOne();
        assertThat(visit(TestVisits.at(0).to(0, "a")).seen(0)).isNull();
    }

    @Test
    void visit_stepThatLeavesTheRecord_keepsIt() {
        visit(TestVisits.at(0).to(0, "a"));
        visit(TestVisits.at(0).leavingAll().to(0, "a").to(1, "x"));
        TestVisits third = visit(TestVisits.at(0).to(0, "a").to(1, "x"));

        assertThat(third.seen(0)).isOne();
        assertThat(third.seen(1)).isNull();
    }

    @Test
    void visit_stepThatFails_failsAloneAndKeepsWhatWasKept() {
        visit(TestVisits.at(0).to(0, "a"));

        TestVisits visits = visit(TestVisits.at(0).failingAt(0, "a").to(1, "x"));

        assertThat(visits.failure(0)).isInstanceOf(IllegalStateException.class).hasMessage("a step that fails");
        assertThat(visits.answers(0)).isOne();
        assertThat(visits.isAccepted(1)).isTrue();
        TestVisits next = visit(TestVisits.at(0).to(0, "a").to(1, "x"));
        assertThat(next.seen(0)).isOne();
        assertThat(next.seen(1)).isOne();
    }

    @Test
    void visit_recordsOfAllSizes_areShownByteForByte() {
        // The step throws if a byte of what it is shown differs.
        for (int round = 0; round < 3; round++) {
            for (int size = 1; size < 200_000; size = size * 3 + round) {
                visit(TestVisits.at(0).paddedBy(size).to(0, "key " + size).to(1, "any"));
            }
        }
        for (int i = 1; i <= 100; i++) {
            TestVisits visits =
                    visit(TestVisits.at(0).paddedBy(i * 7919 % 5_000).to(0, "grows and shrinks"));
            assertThat(visits.failure(0)).isNull();
            assertThat(visits.isAccepted(0)).isTrue();
        }
    }

    @Test
    void visit_untilItsTimeHasCome_seesTheRecordAndNotAfter() {
        Random random = new Random(7);
        Map<String, Long> lastVisit = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String key = "key " + random.nextInt(700);
            TestVisits visits = visit(TestVisits.at(i).to(0, key));
            Long last = lastVisit.put(key, (long) i);
            if (last != null) {
                assertThat(visits.seen(0) != null)
                        .as("seed 7, event %s", i)
                        .isEqualTo(i < last + TestFormat.KEPT_MILLIS);
            }
        }
    }

    @Test
    void visit_eventBehindTheStream_seesNoRecordWhoseTimeHasCome() {
        visit(TestVisits.at(0).to(0, "a"));
        visit(TestVisits.at(TestFormat.KEPT_MILLIS).to(0, "b"));

        assertThat(visit(TestVisits.at(1).to(0, "a")).seen(0)).isNull();
        assertThat(visit(TestVisits.ofNoTime().leavingAll().to(0, "b")).seen(0)).isOne();
    }

    @Test
    void visit_streamOfAKind_isAsFarAsItsLatestEvent() {
        assertThat(visit(TestVisits.ofNoTime().leavingAll().to(0, "a")).timeGiven(0))
                .isEqualTo(StreamTime.NOT_BEGUN);
        assertThat(visit(TestVisits.at(50).to(0, "a")).timeGiven(0)).isEqualTo(StreamTime.of(50, 50));
        assertThat(visit(TestVisits.at(20).to(0, "b")).timeGiven(0)).isEqualTo(StreamTime.of(50, 50));
        assertThat(visit(TestVisits.at(70).to(0, "b")).timeGiven(0)).isEqualTo(StreamTime.of(50, 70));
        assertThat(visit(TestVisits.ofNoTime().leavingAll().to(0, "a")).timeGiven(0))
                .isEqualTo(StreamTime.of(50, 70));
        assertThat(visit(TestVisits.at(10).to(1, "a")).timeGiven(0)).isEqualTo(StreamTime.of(10, 10));
    }

    @Test
    void visit_fourThreadsOnFewKeys_losesNoStep() throws Exception {
        int threads = 4;
        int each = 20_000;
        AtomicLong accepted = new AtomicLong();
        inThreads(threads, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < each; i++) {
                int key = random.nextInt(8);
                TestVisits visits = visit(TestVisits.at(0).to(0, "key " + key).to(1, "key " + (7 - key)));
                accepted.addAndGet(visits.isAccepted(0) && visits.isAccepted(1) ? 1 : 0);
            }
        });

        for (int entity = 0; entity < 2; entity++) {
            long sum = 0;
            for (int key = 0; key < 8; key++) {
                Long seen = visit(TestVisits.at(0).to(entity, "key " + key)).seen(0);
                sum += seen == null ? 0 : seen;
            }
            assertThat(sum).isEqualTo((long) threads * each);
        }
        assertThat(accepted).hasValue((long) threads * each);
    }

    @Test
    void forget_record_isReturnedAndShownToNoStepAgain() {
        visit(TestVisits.at(0).to(0, "a").to(1, "a"));
        visit(TestVisits.at(0).to(0, "a"));
        visit(TestVisits.at(0).to(0, "b"));

        byte[] removed = forget(TestVisits.at(0).to(0, "a"));

        TestFormat.check(Objects.requireNonNull(removed), "a");
        assertThat(TestFormat.visits(removed)).isEqualTo(2);
        assertThat(store.counts(0).profiles()).isOne();
        assertThat(visit(TestVisits.at(0).to(0, "a")).seen(0)).isNull();
        assertThat(visit(TestVisits.at(0).to(0, "b")).seen(0)).as("another key").isOne();
        assertThat(visit(TestVisits.at(0).to(1, "a")).seen(0))
                .as("another kind")
                .isOne();
    }

    @Test
    void forget_keyWithoutRecord_findsNothingAndMarksNothing() {
        assertThat(forget(TestVisits.at(0).to(0, "a"))).isNull();

        assertThat(visit(TestVisits.at(0).to(0, "a")).lostUntilGiven(0)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void forget_again_findsNothing() {
        visit(TestVisits.at(0).to(0, "a"));

        assertThat(forget(TestVisits.at(0).to(0, "a"))).isNotNull();
        assertThat(forget(TestVisits.at(0).to(0, "a"))).isNull();
    }

    @Test
    void forget_keyWhoseHashOthersHave_leavesTheirs() {
        for (int key = 0; key < 20; key++) {
            visit(TestVisits.at(0).withOneHash().to(0, "key " + key));
        }

        assertThat(forget(TestVisits.at(0).withOneHash().to(0, "key 7"))).isNotNull();

        for (int key = 0; key < 20; key++) {
            TestVisits visits = visit(TestVisits.at(0).withOneHash().to(0, "key " + key));
            assertThat(visits.seen(0)).as("key %s", key).isEqualTo(key == 7 ? null : 1L);
        }
    }

    @Test
    void step_keyThatWasForgotten_isGivenUntilWhenItsRecordWasKept() {
        visit(TestVisits.at(10).to(0, "a"));
        forget(TestVisits.at(10).to(0, "a"));

        TestVisits back = visit(TestVisits.at(11).leavingAll().to(0, "a").to(1, "a"));
        TestVisits other = visit(TestVisits.at(11).leavingAll().to(0, "b"));

        assertThat(back.lostUntilGiven(0)).isEqualTo(10 + TestFormat.KEPT_MILLIS);
        assertThat(back.lostUntilGiven(1)).as("another kind").isEqualTo(Long.MIN_VALUE);
        assertThat(other.lostUntilGiven(0)).as("a new key").isEqualTo(Long.MIN_VALUE);
        assertThat(store.lostUntilMillis(0)).as("none had to leave").isEqualTo(Long.MIN_VALUE);
        assertThat(store.counts(0).evicted()).isZero();
    }

    @Test
    void forget_whileFourThreadsVisit_eachStepIsInOneOfTheRecords() throws Exception {
        int threads = 4;
        int each = 10_000;
        AtomicLong forgotten = new AtomicLong();
        inThreads(threads, thread -> {
            for (int i = 0; i < each; i++) {
                visit(TestVisits.at(0).to(0, "key " + i % 3));
                if (i % 100 == 0) {
                    byte[] removed = forget(TestVisits.at(0).to(0, "key " + thread % 3));
                    forgotten.addAndGet(removed == null ? 0 : TestFormat.visits(removed));
                }
            }
        });

        for (int key = 0; key < 3; key++) {
            byte[] rest = forget(TestVisits.at(0).to(0, "key " + key));
            forgotten.addAndGet(rest == null ? 0 : TestFormat.visits(rest));
        }
        assertThat(forgotten).hasValue((long) threads * each);
    }

    /** Forgets the key of the first visit. */
    private byte @Nullable [] forget(TestVisits visits) {
        return store.forget(visits.entity(0), visits.keyHash(0), visits.key(0));
    }

    private TestVisits visit(TestVisits visits) {
        store.visit(visits);
        return visits;
    }

    private static void inThreads(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                calls.add(() -> {
                    work.run(number);
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(calls)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private interface Work {
        void run(int thread);
    }
}
