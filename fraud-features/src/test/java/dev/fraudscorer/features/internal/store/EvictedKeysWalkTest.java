package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who was evicted is the same after a snapshot, or a mark for all where there is no room to remember them. */
class EvictedKeysWalkTest {
    private static final long BUDGET = 16 << 20;
    private static final long KEPT = 90L * 86_400_000;
    private static final int KEYS = 60_000;
    private static final long OTHERS = 100_000;

    private final EvictedKeys evicted = keys(BUDGET);

    private static EvictedKeys keys(long budget) {
        return new EvictedKeys(new Budget(budget, 0), new SketchShare(budget), KEPT);
    }

    @Test
    void read_whatWasWritten_remembersAllWithTheirTimesAndHardlyAnybodyElse() throws Exception {
        fill(evicted);
        EvictedKeys read = keys(BUDGET);
        EvictedKeysWalk.read(written(evicted), 0, read);

        assertThat(evicted.generations().length).isGreaterThan(1);
        SplittableRandom hashes = new SplittableRandom(1);
        for (int i = 0; i < KEYS; i++) {
            long hash = hashes.nextLong();
            assertThat(read.until(hash)).isEqualTo(evicted.until(hash)).isGreaterThanOrEqualTo(KEPT + i);
        }
        SplittableRandom others = new SplittableRandom(2);
        long taken = others.longs(OTHERS)
                .filter(hash -> read.until(hash) != Long.MIN_VALUE)
                .count();
        assertThat(taken).isLessThan(OTHERS / 1_000);
        assertThat(read.latest()).isEqualTo(evicted.latest());
        // It goes on where the other was.
        read.add(7, KEPT + KEYS, KEYS);
        assertThat(read.generations()).hasSameSizeAs(evicted.generations());
    }

    @Test
    void read_moreThanThereIsRoomFor_isTheMarkForAll() throws Exception {
        fill(evicted);
        EvictedKeys small = keys(1 << 20);
        EvictedKeysWalk.read(written(evicted), 0, small);

        assertThat(small.until(new SplittableRandom(3).nextLong())).isGreaterThanOrEqualTo(KEPT);
        assertThat(small.latest()).isEqualTo(evicted.latest());
    }

    @Test
    void read_markForAll_staysOne() throws Exception {
        evicted.mark(KEPT);
        EvictedKeys read = keys(BUDGET);
        EvictedKeysWalk.read(written(evicted), 0, read);

        assertThat(read.until(1)).isEqualTo(KEPT);
        assertThat(read.generations()).isEmpty();
    }

    @Test
    void read_nonsense_isRefused() {
        assertThatThrownBy(() -> EvictedKeysWalk.read(frame(2, 7, 0), 0, keys(BUDGET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a filter of 7 bytes");
        assertThatThrownBy(() -> EvictedKeysWalk.read(frame(9, 0, 0), 0, keys(BUDGET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a frame of kind 9");
    }

    private static StateInput frame(int kind, int first, long second) throws Exception {
        StateOutput out = new StateOutput();
        out.begin();
        out.putByte((byte) kind);
        out.putInt(first);
        out.putLong(second);
        out.end();
        return input(out);
    }

    private static void fill(EvictedKeys keys) {
        SplittableRandom hashes = new SplittableRandom(1);
        for (int i = 0; i < KEYS; i++) {
            keys.add(hashes.nextLong(), KEPT + i, i);
        }
    }

    private static StateInput written(EvictedKeys keys) throws Exception {
        StateOutput out = new StateOutput();
        EvictedKeysWalk walk = new EvictedKeysWalk(keys);
        while (walk.next(out)) {
            // Until there are no more.
        }
        out.begin();
        out.end();
        return input(out);
    }

    private static StateInput input(StateOutput out) throws Exception {
        List<byte[]> blocks = new ArrayList<>();
        out.writeAll((bytes, length) -> blocks.add(Arrays.copyOf(bytes, length)));
        Iterator<byte[]> left = blocks.iterator();
        return new StateInput(() -> left.hasNext() ? left.next() : null);
    }
}
