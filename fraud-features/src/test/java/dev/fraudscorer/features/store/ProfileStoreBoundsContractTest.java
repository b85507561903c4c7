package dev.fraudscorer.features.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.vector.HashKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a store of profiles must hold that lets records go for want of room: whoever lost one is not taken for new. Which records
 * leave first is its own affair. A store that never does needs only {@link ProfileStoreContractTest}.
 */
public abstract class ProfileStoreBoundsContractTest {
    private static final int MOST = 10;

    private ProfileStore store = new MapProfileStore(StoreRequest.of(List.of(), HashKey.of(1, 2)));

    /** A new store without records, of which each kind may have so many. */
    protected abstract ProfileStore newStore(StoreRequest request, int maxProfiles);

    @BeforeEach
    void begin() {
        store = newStore(
                StoreRequest.of(List.of(new TestFormat("card"), new TestFormat("merchant")), HashKey.of(1, 2)), MOST);
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void visit_moreRecordsThanAllowed_someLeaveAndAreCounted() {
        for (int i = 0; i < 50; i++) {
            store.visit(TestVisits.at(i).to(0, "key " + i));
            assertThat(store.counts(0).profiles()).isLessThanOrEqualTo(MOST);
        }

        assertThat(store.counts(0).profiles()).isPositive();
        assertThat(store.counts(0).profiles() + store.counts(0).evicted()).isEqualTo(50);
    }

    @Test
    void step_keyWhoseRecordLeft_isGivenUntilWhenItWasKept() {
        for (int i = 0; i < 50; i++) {
            store.visit(TestVisits.at(i).to(0, "key " + i));
        }
        int lost = 0;
        for (int i = 0; i < 50; i++) {
            TestVisits visits = TestVisits.at(50).leavingAll().to(0, "key " + i);
            store.visit(visits);
            if (visits.seen(0) == null) {
                lost++;
                assertThat(visits.lostUntilGiven(0)).as("key %s", i).isGreaterThanOrEqualTo(i + TestFormat.KEPT_MILLIS);
                assertThat(store.lostUntilMillis(0)).isGreaterThanOrEqualTo(visits.lostUntilGiven(0));
            }
        }
        assertThat(lost).isEqualTo(50 - (int) store.counts(0).profiles());
    }

    @Test
    void lostUntilMillis_noRecordLeft_isNone() {
        for (int i = 0; i < MOST; i++) {
            store.visit(TestVisits.at(i).to(0, "key " + i).to(1, "key"));
        }
        assertThat(store.lostUntilMillis(0)).isEqualTo(Long.MIN_VALUE);

        for (int i = 0; i < 50; i++) {
            store.visit(TestVisits.at(MOST + i).to(0, "more " + i));
        }
        assertThat(store.lostUntilMillis(0)).isGreaterThanOrEqualTo(TestFormat.KEPT_MILLIS);
        assertThat(store.lostUntilMillis(1)).as("another kind").isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void lostUntilMillis_recordsWhoseTimeHasCome_isNotMoved() {
        for (int i = 0; i < 3 * MOST; i++) {
            // Of each moment as many as are allowed, and the next moment is when all of them are idle.
            long time = i / MOST * TestFormat.KEPT_MILLIS;
            store.visit(TestVisits.at(time).to(0, "key " + i));
        }

        assertThat(store.counts(0).evicted()).isZero();
        assertThat(store.lostUntilMillis(0)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void lostUntilMillis_moreRecordsLeave_neverGoesBack() {
        long before = Long.MIN_VALUE;
        for (int i = 0; i < 200; i++) {
            store.visit(TestVisits.at(i * 37L).to(0, "key " + i * 7 % 40));
            long now = store.lostUntilMillis(0);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }
}
