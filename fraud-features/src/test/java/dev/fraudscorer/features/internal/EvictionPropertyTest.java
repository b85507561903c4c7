package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A flood of new keys evicts honest entities, and buys nothing: each feature of each honest event is what it is without
 * the flood, or is EVICTED. When the flood is over and its time has passed, all but ages are what they are without it.
 */
class EvictionPropertyTest {
    private static final String[] POLICY = {
        "calendar: { zone: Europe/Vienna }",
        "profiles: { lateness: 1h, max_entities: %d, max_bytes: %d }",
        "features:",
        "  card:",
        "    - windows: [10m, 2h, 6h, { length: 3h, offset: 1h }]",
        "      aggregates: [count, sum(amount), mean(amount) excluding_current, min(amount), max(amount), stddev(amount),",
        "        distinct(merchant), share(country), share(calendar.hour), fraud_count, fraud_rate excluding_current]",
        "    - windows: [2h]",
        "      aggregates: [count, sum(amount), distinct(country)]",
        "      where: online == true",
        "      as: online",
        "    - aggregates: [elapsed, age, is_new(merchant), 'speed(lat, lon)']",
        "  merchant:",
        "    - windows: [1h, 5h, { length: 4h, offset: 1h }]",
        "      aggregates: [count, sum(amount), stddev(amount), min(amount) excluding_current, distinct(card), fraud_count]",
        "    - aggregates: [elapsed, age, is_new(card)]",
        "  card+merchant: { windows: [6h], aggregates: [count, sum(amount), fraud_count] }"
    };
    private static final long NO_LIMIT = 1L << 40;
    private static final double ROUNDING = 1e-11;
    private static final int EVENTS = 4_000;
    private static final int FLOOD_FROM = 1_000;
    private static final int FLOOD_TO = 2_000;
    private static final int CARDS = 25;
    private static final int MERCHANTS = 6;
    /** On average; 2,000 events are well more than the 7 hours that anything is kept. */
    private static final int MEAN_STEP_MILLIS = 30_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void score_floodOfNewKeys_isAsWithoutItOrReportsEvicted(long seed) {
        // 25 cards, 6 merchants and their pairs fit.
        compare(seed, 160, NO_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(longs = {11})
    void score_floodOfBytes_isAsWithoutItOrReportsEvicted(long seed) {
        compare(seed, 1_000_000, 150_000);
    }

    private static void compare(long seed, long entities, long bytes) {
        Random random = new Random(seed);
        TestPolicy calm = policy(entities, bytes);
        TestPolicy flooded = policy(entities, bytes);
        FeatureVector calmly = calm.newVector();
        FeatureVector inFlood = flooded.newVector();
        List<Event> sent = new ArrayList<>();
        long now = TestPolicy.START;
        int evicted = 0;
        for (int i = 0; i < EVENTS; i++) {
            now += random.nextInt(2 * MEAN_STEP_MILLIS);
            if (i >= FLOOD_FROM && i < FLOOD_TO) {
                flood(flooded, inFlood, random, i, now);
            }
            Event event = event(calm, random, i, now, sent);
            String what = "seed " + seed + ", event " + i + ": " + new NaiveEvent(event);
            if (random.nextInt(10) == 0) {
                compare(
                        calm.fill(calmly, event, Access.READ),
                        flooded.fill(inFlood, event, Access.READ),
                        what + ", assessed");
            }
            boolean recorded = random.nextInt(10) == 0;
            Access access = recorded ? Access.COUNT : Access.COUNT_AND_READ;
            int unknown = compare(calm.fill(calmly, event, access), flooded.fill(inFlood, event, access), what);
            evicted += unknown;
            assertThat(i < FLOOD_FROM ? unknown : 0).as(what).isZero();
            sent.add(event);
            if (random.nextInt(6) == 0) {
                Event labelled = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(80)));
                Label label = Label.fraud(LabelSource.ANALYST, Instant.ofEpochMilli(now));
                calm.label(labelled, label);
                flooded.label(labelled, label);
            }
            if (random.nextInt(20) == 0) {
                Event amended = changed(sent.get(Math.max(0, sent.size() - 1 - random.nextInt(80))), random);
                calm.amend(amended);
                flooded.amend(amended);
            }
        }
        assertThat(calm.gauge("card", "evicted") + calm.gauge("merchant", "evicted"))
                .as("seed %s", seed)
                .isZero();
        assertThat(calm.gauge("card", "evicted_until")).as("seed %s", seed).isZero();
        assertThat(flooded.gauge("card", "evicted")).as("seed %s", seed).isPositive();
        assertThat(flooded.gauge("card", "evicted_until")).as("seed %s", seed).isBetween(TestPolicy.START, now);
        assertThat(evicted).as("seed %s, values that were not known", seed).isPositive();
        assertExactAgain(calm, flooded, now, seed);
    }

    /** In the end only the age of some is missing; all else is there again. */
    private static void assertExactAgain(TestPolicy calm, TestPolicy flooded, long now, long seed) {
        for (int card = 0; card < CARDS; card++) {
            Event event = calm.payment("probe", now)
                    .set("card", "c" + card)
                    .set("merchant", "m0")
                    .set("amount", 1)
                    .build();
            FeatureVector vector = flooded.fill(event, Access.READ);
            compare(calm.fill(event, Access.READ), vector, "seed " + seed + ", in the end, card " + card);
            for (int slot = 0; slot < vector.size(); slot++) {
                if (!vector.name(slot).endsWith(".age")) {
                    assertThat(vector.state(slot))
                            .as("seed %s, in the end, card %s, %s", seed, card, vector.name(slot))
                            .isNotEqualTo(ValueState.EVICTED);
                }
            }
        }
    }

    private static TestPolicy policy(long entities, long bytes) {
        return TestPolicy.of(String.join("\n", POLICY).formatted(entities, bytes));
    }

    private static void flood(TestPolicy policy, FeatureVector vector, Random random, int step, long now) {
        for (int i = random.nextInt(40); i > 0; i--) {
            String name = step + "-" + i;
            Event hostile = policy.payment("h" + name, now - random.nextInt(1_000))
                    .set("card", "hostile-" + name)
                    .set("merchant", "hostile-" + (random.nextBoolean() ? name : step))
                    .set("amount", random.nextInt(1_000_000) / 100.0)
                    .set("country", "X" + random.nextInt(1_000))
                    .build();
            policy.fill(vector, hostile, random.nextInt(8) == 0 ? Access.READ : Access.COUNT_AND_READ);
        }
    }

    /** Mostly new, sometimes late, and sometimes an earlier one. */
    private static Event event(TestPolicy policy, Random random, int i, long now, List<Event> sent) {
        if (random.nextInt(30) == 0 && !sent.isEmpty()) {
            return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(50)));
        }
        long behind = random.nextInt(5) == 0 ? random.nextInt((int) TestPolicy.HOUR) : 0;
        Event.Builder event = policy.payment("e" + i, now - behind)
                .set("card", "c" + random.nextInt(CARDS))
                .set("amount", random.nextInt(100_000) / 100.0)
                .set("country", List.of("DE", "FR", "BR", "US").get(random.nextInt(4)))
                .set("online", random.nextBoolean());
        if (random.nextInt(10) > 0) {
            event.set("merchant", "m" + random.nextInt(MERCHANTS));
        }
        if (random.nextInt(3) == 0) {
            event.set("lat", random.nextInt(120) - 60).set("lon", random.nextInt(300) - 150);
        }
        return event.build();
    }

    private static Event changed(Event event, Random random) {
        return event.toBuilder()
                .set("amount", random.nextInt(100_000) / 100.0)
                .set("online", random.nextBoolean())
                .build();
    }

    /** How many values the flood made unknown. */
    private static int compare(FeatureVector calm, FeatureVector flooded, String what) {
        int evicted = 0;
        for (int slot = 0; slot < calm.size(); slot++) {
            if (flooded.state(slot) == ValueState.EVICTED && calm.state(slot) != ValueState.EVICTED) {
                evicted++;
            } else if (flooded.state(slot) != calm.state(slot) || !isSame(flooded.number(slot), calm.number(slot))) {
                throw new AssertionError(what + ", " + calm.name(slot) + ": " + shown(flooded, slot)
                        + " in the flood, without it " + shown(calm, slot));
            }
        }
        assertThat(evicted == 0 || flooded.isDegraded()).as(what).isTrue();
        return evicted;
    }

    /** But for the last digits: how many events an entity has decides how sums are kept. */
    private static boolean isSame(double one, double other) {
        return Double.compare(one, other) == 0 || Math.abs(one - other) <= ROUNDING * Math.abs(other);
    }

    private static String shown(FeatureVector vector, int slot) {
        return vector.isPresent(slot)
                ? String.valueOf(vector.number(slot))
                : vector.state(slot).name();
    }
}
