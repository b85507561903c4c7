package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a sorted map of sets, with times in order, late, and many of one moment. */
class FoldedIdsPropertyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addHoldsForget_randomTimes_areThoseOfASortedMap(long seed) {
        Random random = new Random(seed);
        int spread = 1 << random.nextInt(12);
        Footprint footprint = new Footprint();
        FoldedIds ids = new FoldedIds(footprint);
        TreeMap<Long, TreeSet<Long>> expected = new TreeMap<>();
        long empty = footprint.bytes();
        long clock = 0;
        for (int step = 0; step < 20_000; step++) {
            clock += random.nextInt(3);
            long time = clock - (random.nextInt(4) == 0 ? random.nextInt(spread) : 0);
            long id = random.nextInt(1 << 20);
            boolean known = expected.getOrDefault(time, new TreeSet<>()).contains(id);
            assertThat(ids.holds(time, id)).as("seed %d, step %d", seed, step).isEqualTo(known);
            if (!known) {
                ids.add(time, id);
                expected.computeIfAbsent(time, any -> new TreeSet<>()).add(id);
            }
            assertThat(ids.holds(time, id)).as("seed %d, step %d", seed, step).isTrue();
            if (random.nextInt(100) == 0) {
                long horizon = clock - random.nextInt(4 * spread);
                ids.forgetBefore(horizon);
                expected.headMap(horizon).clear();
            }
            assertThat(ids.size())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(
                            expected.values().stream().mapToInt(TreeSet::size).sum());
            if (expected.size() > 2_000) {
                ids.forgetBefore(clock - 1_000);
                expected.headMap(clock - 1_000).clear();
            }
        }
        List<Long> times = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        ids.each(value -> all.add(value));
        for (int i = 0; i < all.size(); i += 2) {
            times.add(all.get(i));
            assertThat(expected.get(all.get(i))).as("seed %d", seed).contains(all.get(i + 1));
        }
        assertThat(times).as("seed %d", seed).isSorted().hasSize(ids.size());
        ids.forgetBefore(Long.MAX_VALUE);
        assertThat(ids.size()).isZero();
        assertThat(footprint.bytes()).as("seed %d", seed).isLessThan(empty + 1_000);
    }
}
