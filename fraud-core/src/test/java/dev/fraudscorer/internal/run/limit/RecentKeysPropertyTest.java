package dev.fraudscorer.internal.run.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecentKeysPropertyTest {
    private static final long WINDOW = 1_000;

    /** Against a map from key to time, over keys that collide in all low bits as well as such that do not. */
    @Test
    void addAndExpire_anyOrder_keepWhatAMapKeeps() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            RecentKeys keys = new RecentKeys(WINDOW);
            Map<Long, Long> expected = new HashMap<>();
            int different = 1 + random.nextInt(400);
            int shift = random.nextBoolean() ? 0 : 20;
            long now = 0;
            for (int step = 0; step < 2_000; step++) {
                now += random.nextInt(20);
                long key = (long) random.nextInt(different) << shift;
                keys.expire(now);
                long at = now;
                expected.values().removeIf(time -> time <= at - WINDOW);
                assertThat(keys.contains(key))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected.containsKey(key));
                keys.add(key, now);
                expected.put(key, now);
                assertThat(keys.size()).as("seed %d, step %d", seed, step).isEqualTo(expected.size());
            }
            for (long i = 0; i < different; i++) {
                assertThat(keys.contains(i << shift)).as("seed %d", seed).isEqualTo(expected.containsKey(i << shift));
            }
        }
    }

    @Test
    void keepOnly_zeroBits_keepsThoseThatBeginWithThem() {
        Random random = new Random(7);
        RecentKeys keys = new RecentKeys(WINDOW);
        Map<Long, Long> expected = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            long key = random.nextLong();
            keys.add(key, i / 100);
            expected.put(key, 0L);
        }
        for (int bits = 1; bits < 8; bits++) {
            int zeroBits = bits;
            keys.keepOnly(zeroBits);
            expected.keySet().removeIf(key -> key >>> (Long.SIZE - zeroBits) != 0);
            assertThat(keys.size()).as("bits %d", bits).isEqualTo(expected.size());
            expected.keySet().forEach(key -> assertThat(keys.contains(key)).isTrue());
        }
        keys.expire(1_000_000);
        assertThat(keys.size()).isZero();
    }

    @Test
    void expire_aWholeWindowAgo_isOutToTheMillisecond() {
        RecentKeys keys = new RecentKeys(WINDOW);
        keys.add(1, 5_000);

        keys.expire(5_999);
        assertThat(keys.contains(1)).isTrue();
        keys.expire(6_000);
        assertThat(keys.contains(1)).isFalse();
    }
}
