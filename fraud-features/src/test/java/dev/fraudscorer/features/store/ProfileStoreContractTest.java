package dev.fraudscorer.features.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store of profiles must hold. An implementation extends it and makes its store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProfileStoreContractTest {
    private static final int MANY = 1_000_000;

    private ProfileStore store = newStore(2, MANY, Long.MAX_VALUE);

    /** A store without profiles, for {@code entities} of which each may have so many profiles and bytes. */
    protected abstract ProfileStore newStore(int entities, long maxProfiles, long maxBytes);

    @BeforeEach
    void begin() {
        store = newStore(2, MANY, Long.MAX_VALUE);
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void visit_newKey_seesNoProfileAndStoresTheResult() {
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
    void visit_stepThatKeepsNothing_storesNothing() {
        visit(TestVisits.at(0).keepingNothing().to(0, "a"));

        assertThat(visit(TestVisits.at(0).to(0, "a")).seen(0)).isNull();
    }

    @Test
    void visit_stepThatFails_throwsAndLeavesTheStoreUsable() {
        visit(TestVisits.at(0).to(0, "a"));

        assertThatThrownBy(() -> visit(TestVisits.at(0).failing().to(0, "a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a step that fails");
        assertThatThrownBy(() -> visit(TestVisits.at(0).failing().to(0, "b")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(visit(TestVisits.at(0).to(0, "a").to(1, "x")).seen(0)).isEqualTo(1);
        assertThat(visit(TestVisits.at(0).to(0, "b")).seen(0)).isNull();
    }

    @Test
    void visit_untilItsTimeHasCome_seesTheProfileAndNotAfter() {
        Random random = new Random(7);
        Map<String, Long> lastVisit = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String key = "key " + random.nextInt(700);
            TestVisits visits = visit(TestVisits.at(i).to(0, key));
            Long last = lastVisit.put(key, (long) i);
            if (last != null) {
                assertThat(visits.seen(0) != null).as("seed 7, event %s", i).isEqualTo(i < last + 1_000);
            }
        }
    }

    @Test
    void counts_profilesWhoseTimeHasCome_leaveAndAreCounted() {
        for (int i = 0; i < 100; i++) {
            visit(TestVisits.at(i).to(0, "key " + i));
        }
        visit(TestVisits.at(1_050).to(0, "late"));

        assertThat(store.counts(0).profiles()).isBetween(50L, 101L);
        assertThat(store.counts(0).profiles() + store.counts(0).leftIdle()).isEqualTo(101);
        assertThat(visit(TestVisits.at(1_050).to(0, "key 99")).seen(0)).isEqualTo(1);
    }

    @Test
    void visit_moreProfilesThanAllowed_evictsThoseKeptTheShortest() {
        ProfileStore small = newStore(1, 10, Long.MAX_VALUE);
        for (int i = 0; i < 10; i++) {
            small.visit(TestVisits.at(i).to(0, "key " + i));
        }
        small.visit(TestVisits.at(20).to(0, "key 0"));
        for (int i = 10; i < 13; i++) {
            small.visit(TestVisits.at(30).to(0, "key " + i));
        }

        assertThat(small.counts(0).profiles()).isEqualTo(10);
        assertThat(small.counts(0).evicted()).isEqualTo(3);
        assertThat(names(small)).contains("key 0", "key 4", "key 12").doesNotContain("key 1", "key 2", "key 3");
        small.close();
    }

    @Test
    void evictedUntilMillis_profilesThatCouldStillMatter_isWhenTheLastOfThemCouldNot() {
        ProfileStore small = newStore(2, 10, Long.MAX_VALUE);
        for (int i = 0; i < 10; i++) {
            small.visit(TestVisits.at(i).to(0, "key " + i).to(1, "key"));
        }
        assertThat(small.evictedUntilMillis(0)).isEqualTo(Long.MIN_VALUE);

        small.visit(TestVisits.at(20).to(0, "key 10"));
        assertThat(small.evictedUntilMillis(0)).isEqualTo(1_000);
        small.visit(TestVisits.at(20).to(0, "key 11"));
        assertThat(small.evictedUntilMillis(0)).isEqualTo(1_001);

        assertThat(small.evictedUntilMillis(1)).as("another entity").isEqualTo(Long.MIN_VALUE);
        small.close();
    }

    @Test
    void evictedUntilMillis_profilesWhoseTimeHasCome_isNotMoved() {
        ProfileStore small = newStore(1, 10, Long.MAX_VALUE);
        for (int i = 0; i < 10; i++) {
            small.visit(TestVisits.at(0).to(0, "key " + i));
        }
        for (int i = 10; i < 30; i++) {
            small.visit(TestVisits.at(1_000 + i * 100L).to(0, "key " + i));
        }

        assertThat(small.counts(0).evicted() + small.counts(0).leftIdle()).isPositive();
        assertThat(small.evictedUntilMillis(0)).isEqualTo(Long.MIN_VALUE);
        small.close();
    }

    @Test
    void noteEvictedUntil_anotherStoresMark_isTakenUnlessThisOnesIsLater() {
        store.noteEvictedUntil(1, 500);
        store.noteEvictedUntil(1, 400);
        store.noteEvictedUntil(1, Long.MIN_VALUE);

        assertThat(store.evictedUntilMillis(1)).isEqualTo(500);
        assertThat(store.evictedUntilMillis(0)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void visit_moreBytesThanAllowed_evictsThoseKeptTheShortest() {
        ProfileStore small = newStore(1, MANY, 1_000);
        for (int i = 0; i < 15; i++) {
            small.visit(TestVisits.at(i).to(0, "key " + i));
        }

        assertThat(small.counts(0).bytes()).isLessThanOrEqualTo(1_000);
        assertThat(small.counts(0).evicted()).isEqualTo(5);
        assertThat(names(small)).contains("key 5", "key 14").doesNotContain("key 0", "key 4");
        small.close();
    }

    @Test
    void walk_whileVisitsContinue_showsEachProfileThatStaysOnce() {
        for (int i = 0; i < 5_000; i++) {
            visit(TestVisits.at(0).to(0, "key " + i));
        }
        Map<String, Integer> shown = new HashMap<>();
        ProfileWalk walk = store.walk(0);
        int fresh = 0;
        boolean more = true;
        while (more) {
            more = walk.next(profile -> shown.merge(((CountingProfile) profile).name(), 1, Integer::sum));
            visit(TestVisits.at(0).to(0, "fresh " + fresh++));
        }

        for (int i = 0; i < 5_000; i++) {
            assertThat(shown).containsEntry("key " + i, 1);
        }
        assertThat(shown.values()).allMatch(times -> times == 1);
    }

    @Test
    void put_newKey_isFoundByVisits() {
        store.put(1, TestVisits.profile("a", 500));

        assertThat(visit(TestVisits.at(0).to(1, "a")).seen(0)).isEqualTo(1);
        assertThatThrownBy(() -> store.put(1, TestVisits.profile("a", 500))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void visit_fourThreadsOnFewKeys_losesNoStep() throws Exception {
        int threads = 4;
        int each = 50_000;
        inThreads(threads, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < each; i++) {
                int key = random.nextInt(8);
                store.visit(TestVisits.at(0).to(0, "key " + key).to(1, "key " + (7 - key)));
            }
        });

        long sum = 0;
        for (int key = 0; key < 8; key++) {
            Long seen = visit(TestVisits.at(0).to(0, "key " + key)).seen(0);
            sum += seen == null ? 0 : seen;
        }
        assertThat(sum).isEqualTo((long) threads * each);
    }

    private TestVisits visit(TestVisits visits) {
        store.visit(visits);
        return visits;
    }

    private static List<String> names(ProfileStore of) {
        List<String> names = new ArrayList<>();
        ProfileWalk walk = of.walk(0);
        while (walk.next(profile -> names.add(((CountingProfile) profile).name()))) {
            // Until there are no more.
        }
        return names;
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
