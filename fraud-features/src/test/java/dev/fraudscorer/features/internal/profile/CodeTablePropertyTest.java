package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A table of codes against a map of what refers to what. */
class CodeTablePropertyTest {
    @Test
    void referAndRelease_atRandom_keepsPlacesOfWhatIsReferredTo() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            CodeTable table = new CodeTable(new Footprint(), new long[1 + random.nextInt(3)]);
            Map<Long, Integer> places = new HashMap<>();
            List<Long> references = new ArrayList<>();
            int values = 1 + random.nextInt(2_000);
            for (int i = 0; i < 5_000; i++) {
                if (references.isEmpty() || random.nextInt(5) < (i / 1_000 % 2 == 0 ? 3 : 2)) {
                    // Multiples of a high power of two: those that a bad hash puts in one slot.
                    long value = (1L + random.nextInt(values)) << 40;
                    int place = table.refer(value);
                    assertThat(place).isPositive().isLessThan(table.places());
                    assertThat(places.putIfAbsent(value, place))
                            .as("seed %s", seed)
                            .isIn(null, place);
                    references.add(value);
                } else {
                    int at = random.nextInt(references.size());
                    long value = references.set(at, references.get(references.size() - 1));
                    references.remove(references.size() - 1);
                    table.release(table.find(value));
                    if (!references.contains(value)) {
                        places.remove(value);
                        assertThat(table.find(value)).as("seed %s", seed).isZero();
                    }
                }
                assertThat(table.used()).as("seed %s", seed).isEqualTo(places.size());
            }
            places.forEach((value, place) -> {
                assertThat(table.find(value)).isEqualTo(place);
                assertThat(table.value(place)).isEqualTo(value);
            });
            assertThat(new HashSet<>(places.values())).hasSameSizeAs(places.keySet());
        }
    }
}
