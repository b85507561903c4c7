package dev.fraudscorer.rules.internal.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyHashTest {
    private static final char HIGH_BIT = 0x8000;

    /** A known product carries a flip of the highest bit to two bits, whatever the seed: flips of those undo it. */
    @Test
    void of_keysWhoseFlipsUndoEachOtherInAKnownProduct_differUnderEverySeed() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            char[] key = new char[8];
            for (int at = 0; at < key.length; at++) {
                key[at] = (char) random.nextInt(Character.MAX_VALUE + 1);
            }
            char[] other = key.clone();
            other[3] ^= HIGH_BIT;
            other[5] ^= HIGH_BIT;
            other[7] ^= HIGH_BIT;
            long seed = random.nextLong();

            assertThat(KeyHash.of(new String(other), 0, 8, seed))
                    .as("seed %s", seed)
                    .isNotEqualTo(KeyHash.of(new String(key), 0, 8, seed));
        }
    }

    @Test
    void of_manyKeys_areSpreadOverBucketsAndTags() {
        for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, 4711}) {
            Set<Long> hashes = new HashSet<>();
            int[] buckets = new int[64];
            for (int i = 0; i < 64_000; i++) {
                String key = "device-" + i;
                long hash = KeyHash.of(key, 0, key.length(), seed);
                hashes.add(hash);
                buckets[Segment.bucket((int) hash, buckets.length)]++;
            }
            assertThat(hashes).as("seed %s", seed).hasSize(64_000);
            assertThat(Arrays.stream(buckets).boxed()).as("seed %s", seed).allMatch(count -> count > 850 && count < 1_150);
        }
    }

    @Test
    void of_partOfAText_isThatOfThePart() {
        assertThat(KeyHash.of("a device b", 2, 8, 7)).isEqualTo(KeyHash.of("device", 0, 6, 7));
    }
}
