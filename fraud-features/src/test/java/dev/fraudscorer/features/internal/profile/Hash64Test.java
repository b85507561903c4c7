package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Hash64Test {
    @Test
    void of_aMillionSimilarTexts_noTwoCollide() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 500_000; i++) {
            hashes.add(Hash64.of("tx-" + i));
            hashes.add(Hash64.of(i + "-tx"));
        }
        assertThat(hashes).hasSize(1_000_000);
    }

    @Test
    void of_halfOfTheBits_collideAsOftenAsChanceSays() {
        // 200,000 texts in 2^32 places: 4.7 pairs expected; a weak half would show hundreds.
        int texts = 200_000;
        Set<Integer> low = new HashSet<>();
        Set<Integer> high = new HashSet<>();
        for (int i = 0; i < texts; i++) {
            long hash = Hash64.of("m" + i);
            low.add((int) hash);
            high.add((int) (hash >>> 32));
        }
        assertThat(texts - low.size()).isLessThan(25);
        assertThat(texts - high.size()).isLessThan(25);
    }

    @Test
    void of_equalTexts_isEqual() {
        assertThat(Hash64.of(String.join("", "tok_9f", "3c"))).isEqualTo(Hash64.of("tok_9f3c"));
        assertThat(Hash64.of("")).isEqualTo(Hash64.of(""));
    }
}
