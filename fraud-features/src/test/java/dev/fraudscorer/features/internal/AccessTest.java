package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.DAY;
import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counting, reading, both; once per event. */
class AccessTest {
    private static final String[] POLICY = {
        "features:",
        "  card: { windows: [1h, 30d], aggregates: [count, sum(amount), distinct(country), fraud_count, elapsed] }"
    };

    @Test
    void read_anyEvent_leavesNoTrace() {
        long seed = 20260301;
        Random random = new Random(seed);
        TestPolicy touched = TestPolicy.of(POLICY);
        TestPolicy untouched = TestPolicy.of(POLICY);
        for (int i = 0; i < 2_000; i++) {
            Event probed = randomEvent(touched, random, "probe" + i, i);
            touched.fill(probed, Access.READ);
            touched.label(probed, Label.fraud(LabelSource.ANALYST, Instant.EPOCH));

            Event counted = randomEvent(touched, random, "counted" + i, i);
            assertSame(touched.score(counted), untouched.score(counted), "seed " + seed + ", event " + i);
        }
        assertThat(touched.gauge("card", "entities")).isEqualTo(untouched.gauge("card", "entities"));
        assertThat(touched.gauge("card", "stray_labels")).isEqualTo(2_000);
    }

    @Test
    void read_newEntity_keepsNoProfile() {
        TestPolicy policy = TestPolicy.of(POLICY);

        FeatureVector vector = policy.fill(policy.payment("a", START, "c", 5), Access.READ);

        assertThat(number(vector, "card.count_1h")).isEqualTo(1);
        assertThat(number(vector, "card.sum_amount_1h")).isEqualTo(5);
        assertThat(policy.gauge("card", "entities")).isZero();
    }

    @Test
    void read_farInTheFuture_makesNobodyIdle() {
        TestPolicy policy = TestPolicy.of(POLICY);
        policy.score(policy.payment("a", START, "c", 1));

        for (int i = 0; i < 100; i++) {
            policy.fill(policy.payment("future", START + 1000 * DAY, "other", 1), Access.READ);
            policy.fill(policy.payment("future", START + 1000 * DAY, "c", 1), Access.READ);
        }

        assertThat(number(policy.score(policy.payment("b", START + 1, "c", 1)), "card.count_30d"))
                .isEqualTo(2);
    }

    @Test
    void countAndRead_sameEventAgain_countsOnceAndReadsTheSame() {
        TestPolicy policy = TestPolicy.of(POLICY);
        Event event = policy.payment("b", START + HOUR, "c", 7);
        policy.score(policy.payment("a", START, "c", 5));
        FeatureVector first = policy.score(event);

        FeatureVector again = policy.score(event);
        policy.fill(event, Access.COUNT);

        assertSame(again, first, "the same event again");
        assertThat(number(policy.score(policy.payment("c", START + HOUR, "c", 1)), "card.count_30d"))
                .isEqualTo(3);
    }

    @Test
    void count_fillsNothingAndIsSeenByTheNext() {
        TestPolicy policy = TestPolicy.of(POLICY);

        FeatureVector vector = policy.fill(policy.payment("a", START, "c", 5), Access.COUNT);

        assertThat(vector.isPresent(vector.slot("card.count_1h"))).isFalse();
        assertThat(number(policy.score(policy.payment("b", START, "c", 1)), "card.sum_amount_1h"))
                .isEqualTo(6);
    }

    private static Event randomEvent(TestPolicy policy, Random random, String id, int index) {
        long millis = START + index * HOUR - (long) (random.nextDouble() * DAY);
        return policy.payment(id, millis)
                .set("card", "c" + random.nextInt(8))
                .set("amount", random.nextInt(1000) / 10.0)
                .set("country", random.nextBoolean() ? "DE" : "FR")
                .build();
    }

    private static void assertSame(FeatureVector actual, FeatureVector expected, String description) {
        for (int slot = 0; slot < actual.size(); slot++) {
            assertThat(actual.state(slot))
                    .as(description + ", " + actual.name(slot))
                    .isEqualTo(expected.state(slot));
            assertThat(Double.doubleToLongBits(actual.number(slot)))
                    .as(description + ", " + actual.name(slot))
                    .isEqualTo(Double.doubleToLongBits(expected.number(slot)));
        }
    }
}
