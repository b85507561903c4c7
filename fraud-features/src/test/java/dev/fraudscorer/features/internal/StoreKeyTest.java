package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The key of the hashes is the store's: it goes where the store goes, and shows in no feature. */
class StoreKeyTest {
    private static final String[] POLICY = {
        "profiles: { lateness: 1h }",
        "features:",
        "  card: { windows: [10m, 1h], aggregates: [count, distinct(country), distinct(amount), share(online),"
                + " is_new(country)] }",
        "  card+merchant: { windows: [1h], aggregates: [count] }"
    };

    @Test
    void fill_storesOfTwoKeys_giveTheSame() throws Exception {
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            TestPolicy one = TestPolicy.of(POLICY);
            TestPolicy other = TestPolicy.of(POLICY);
            for (int i = 0; i < 2_000; i++) {
                if (i == 1_000) {
                    // What one has counted, the other continues, under the key of the one.
                    other.restore(one.save());
                }
                Event event = event(one, random, i);
                FeatureVector expected = one.score(event);
                FeatureVector found = other.score(event);
                for (int slot = 0; slot < expected.size(); slot++) {
                    boolean same = found.state(slot) == expected.state(slot)
                            && Double.compare(found.number(slot), expected.number(slot)) == 0;
                    if (!same) {
                        throw new AssertionError("seed " + seed + ", event " + i + ": " + found.name(slot));
                    }
                }
            }
        }
    }

    @Test
    void save_storesOfTwoKeys_haveNoHashInCommon() throws Exception {
        TestPolicy one = TestPolicy.of(POLICY);
        TestPolicy other = TestPolicy.of(POLICY);
        Event event = event(one, new Random(1), 0);
        one.score(event);
        other.score(event);

        byte[] first = one.save().get(1);
        byte[] second = other.save().get(1);

        // Behind the frame of the entities, and the lengths of the next one and of the record, is the hash of the card.
        int at = Long.BYTES
                + (int) ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong()
                + Long.BYTES
                + Integer.BYTES;
        assertThat(Arrays.copyOfRange(first, at, at + Long.BYTES))
                .isNotEqualTo(Arrays.copyOfRange(second, at, at + Long.BYTES));
        assertThat(first).hasSameSizeAs(second);
    }

    @Test
    void restore_eventThatWasCountedUnderAnotherKey_isKnown() throws Exception {
        TestPolicy one = TestPolicy.of(POLICY);
        TestPolicy other = TestPolicy.of(POLICY);
        Event event = event(one, new Random(1), 0);
        one.score(event);
        other.score(event);
        other.restore(one.save());

        assertThat(number(other.score(event), "card.count_1h")).isEqualTo(1);
    }

    @Test
    void restore_whileEventsAreRead_neverLooksInOneStoreUnderTheKeyOfAnother() throws Exception {
        TestPolicy one = TestPolicy.of(POLICY);
        TestPolicy other = TestPolicy.of(POLICY);
        for (int i = 0; i < 10; i++) {
            Event event = one.payment("e" + i, START + i)
                    .set("card", "c")
                    .set("country", "country " + i % 4)
                    .build();
            one.score(event);
            other.score(event);
        }
        List<byte[]> ones = one.save();
        List<byte[]> others = other.save();
        Event probed = one.payment("probe", START + 10)
                .set("card", "c")
                .set("country", "country 2")
                .build();
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> wrong = pool.submit(() -> {
                FeatureVector vector = one.newVector();
                int found = 0;
                for (int i = 0; i < 50_000; i++) {
                    one.fill(vector, probed, Access.READ);
                    boolean right = number(vector, "card.count_1h") == 11
                            && number(vector, "card.distinct_country_1h") == 4
                            && number(vector, "card.is_new_country") == 0;
                    found += right ? 0 : 1;
                    begun.countDown();
                }
                return found;
            });
            begun.await();
            while (!wrong.isDone()) {
                one.restore(others);
                one.restore(ones);
            }
            assertThat(wrong.get()).isZero();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void restore_stateOfALayoutBeforeTheFirst_isRefusedWithTheRemedy() {
        assertThatThrownBy(() -> restore(new SnapshotLayout(7, 1, 1, 1)))
                .isInstanceOf(InvalidStateException.class)
                .hasMessage(
                        "found state of layout 7; expected layout 8 to 9; restore it with the library that wrote it, or go without"
                                + " it and warm up from the log of events");
    }

    @Test
    void restore_stateOfALaterLayout_isRefusedWithBothNumbersAndTheRemedy() {
        assertThatThrownBy(() -> restore(new SnapshotLayout(10, 1, 1, 1)))
                .isInstanceOf(InvalidStateException.class)
                .hasMessage(
                        "found state of layout 10, which a later version of this library has written; this one reads layouts up to"
                                + " 9; restore it with that version or a later one, or go without it and warm up from the log of events");
        assertThatThrownBy(() -> restore(new SnapshotLayout(8, 1, 7, 1)))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageStartingWith("found large records of layout 7, which a later version")
                .hasMessageContaining("this one reads layouts up to " + SnapshotLayout.CURRENT.large() + ";");
    }

    private static void restore(SnapshotLayout layout) throws IOException, InvalidStateException {
        ByteBuffer header = ByteBuffer.allocate(SnapshotLayout.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        layout.write(header);
        TestPolicy.of(POLICY).restore(List.of(header.array()));
    }

    private static Event event(TestPolicy policy, Random random, int i) {
        return policy.payment("e" + i, START + i * 2_000L - random.nextInt(60_000))
                .set("card", "c" + random.nextInt(5))
                .set("merchant", "m" + random.nextInt(5))
                .set("country", "country " + random.nextInt(300))
                .set("amount", random.nextInt(400))
                .set("online", random.nextBoolean())
                .build();
    }
}
