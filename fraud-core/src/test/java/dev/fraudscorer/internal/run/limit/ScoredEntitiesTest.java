package dev.fraudscorer.internal.run.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.spi.vector.HashKey;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class ScoredEntitiesTest {
    private static final long WINDOW = 3_600_000;
    private static final HashKey KEY = HashKey.of(1, 2);

    private final ScoredEntities entities = new ScoredEntities(WINDOW, 0);

    @Test
    void count_fewEntities_isExactAndSlides() {
        for (int i = 0; i < 10_000; i++) {
            entities.add(KEY.hash(i % 5_000, 0), i);
        }
        assertThat(entities.count(9_999)).isEqualTo(5_000);

        // The last ones were seen at 5,000 to 9,999.
        assertThat(entities.count(WINDOW + 7_499)).isEqualTo(2_500);
        assertThat(entities.count(WINDOW + 9_999)).isZero();
    }

    @Test
    void count_aFloodOfKeys_isAboutRight() {
        for (int i = 0; i < 1_000_000; i++) {
            entities.add(KEY.hash(i, 0), i);
        }
        assertThat(entities.count(999_999)).isCloseTo(1_000_000, Percentage.withPercentage(4));
    }

    /** A flood makes the sample coarse; two windows later it is whole again, so that a few are counted as a few. */
    @Test
    void count_afterAFlood_isExactAgain() {
        for (int i = 0; i < 1_000_000; i++) {
            entities.add(KEY.hash(i, 0), i);
        }
        long now = 1_000_000;
        for (int i = 0; now < 3 * WINDOW + 1_000_000; i++) {
            now += 1_000;
            entities.add(KEY.hash(i % 700, 1), now);
        }
        assertThat(entities.count(now)).isEqualTo(700);
    }

    /** While the sample is taken over by a younger one, nobody is lost who is in the window. */
    @Test
    void count_acrossManyWindows_neverDropsBelowWhatIsThere() {
        long now = 0;
        for (int i = 0; i < 50_000; i++) {
            now += 1_800;
            entities.add(KEY.hash(i % 1_000, 0), now);
            if (i > 2_000) {
                assertThat(entities.count(now)).isCloseTo(1_000, within(0L));
            }
        }
    }
}
