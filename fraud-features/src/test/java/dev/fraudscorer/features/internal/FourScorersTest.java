package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Four scorers over one map of records, each with a clock of its own, steps repeated and late events among them, give every event
 * the same bits as one scorer that keeps the records itself and sees the same order.
 */
@Tag("slow")
class FourScorersTest {
    private static final int EVENTS = Integer.getInteger("fraudscorer.scorers.events", 8_000);
    private static final int SCORERS = 4;
    private static final long LATENESS = 2 * TestPolicy.HOUR;
    private static final String POLICY = """
            calendar: { zone: Europe/Berlin }
            profiles: { lateness: 2h, exact_events: 300 }
            features:
              card:
                - windows: [10m, 1h, 6h]
                  aggregates: [count, sum(amount), mean(amount), stddev(amount), max(amount), distinct(merchant), fraud_count]
                - aggregates: [elapsed, age, is_new(country), 'speed(lat, lon)']
                - { windows: [1h], aggregates: [count, share(country)], where: "online == true", as: online }
              merchant:
                - windows: [30m, { length: 2h, offset: 1h }]
                  aggregates: [count, sum(amount), sum(tip), min(tip), stddev(tip), distinct(card), fraud_rate]
                - aggregates: [age]
              card+merchant:
                - windows: [6h]
                  aggregates: [count, sum(amount) excluding_current]
            """;

    private final Random random = new Random(11);
    private final SharedMap map = new SharedMap(12);
    private final TestPolicy alone = TestPolicy.of(POLICY);
    private final List<TestPolicy> scorers = IntStream.range(0, SCORERS)
            .mapToObj(any -> TestPolicy.over(map, TimePolicy.DEFAULT, POLICY))
            .toList();
    private final List<Event> sent = new ArrayList<>();
    private final Map<ValueState, Integer> states = new EnumMap<>(ValueState.class);
    private int differing;
    private String first = "";

    @Test
    void score_fourScorersOverOneMap_sameBitsAsOneAlone() {
        long[] skews = {0, 1_500, -40_000, 700_000};
        long time = TestPolicy.START;
        for (int i = 0; i < EVENTS; i++) {
            time += random.nextInt(4) == 0 ? 0 : random.nextInt(40_000);
            time += random.nextInt(1_000) == 0 ? 10 * TestPolicy.HOUR : 0;
            int scorer = random.nextInt(SCORERS);
            Event event = random.nextInt(25) == 0 && !sent.isEmpty() ? sent.get(anySent()) : event(i, time);
            sent.add(event);
            compare(event, time + skews[scorer], scorers.get(scorer));
            if (random.nextInt(10) == 0) {
                label(sent.get(anySent()), scorers.get(random.nextInt(SCORERS)));
            }
            if (random.nextInt(40) == 0) {
                amend(sent.get(anySent()), scorers.get(random.nextInt(SCORERS)));
            }
        }

        assertThat(differing).as(first).isZero();
        assertThat(states).containsKeys(ValueState.PRESENT, ValueState.TOO_LATE, ValueState.NO_HISTORY);
        assertThat(counted(scorers)).isEqualTo(counted(List.of(alone)));
    }

    private int anySent() {
        return sent.size() - 1 - random.nextInt(Math.min(sent.size(), 200));
    }

    private Event event(int number, long time) {
        // On time, late, and at times so late that it depends on the stream's clock whether it counts.
        long behind = switch (random.nextInt(12)) {
            case 0 -> (long) (random.nextDouble() * LATENESS);
            case 1 -> (long) (random.nextDouble() * 3 * LATENESS);
            case 2 -> LATENESS - 20_000 + random.nextInt(40_000);
            default -> 0;
        };
        int kind = random.nextInt(10);
        String card = kind < 5 ? "c" + random.nextInt(5) : kind < 8 ? "c" + random.nextInt(200) : "new" + number;
        Event.Builder event = alone.payment("e" + number, time - behind)
                .set("card", card)
                .set("country", random.nextBoolean() ? "DE" : "FR")
                .set("online", random.nextBoolean())
                .set("lat", 48.2 + random.nextInt(5))
                .set("lon", 16.4);
        if (random.nextInt(10) > 0) {
            event.set("merchant", "m" + (random.nextBoolean() ? 1 : random.nextInt(60)));
        }
        if (random.nextInt(10) > 0) {
            event.set("amount", random.nextInt(100_000) / 100.0).set("tip", random.nextInt(1_000) / 7.0);
        }
        return event.build();
    }

    private void compare(Event event, long reached, TestPolicy scorer) {
        FeatureVector expected = alone.score(event, reached);
        FeatureVector found = scorer.score(event, reached);
        boolean differs = false;
        for (int slot = 0; slot < expected.numbers().length; slot++) {
            ValueState state = expected.state(slot);
            states.merge(state, 1, Integer::sum);
            if (found.state(slot) != state
                    || Double.doubleToRawLongBits(found.number(slot))
                            != Double.doubleToRawLongBits(expected.number(slot))) {
                differs = true;
                if (first.isEmpty()) {
                    first = "event " + sent.size() + ", " + new NaiveEvent(event) + ", " + expected.name(slot)
                            + ": found "
                            + found.number(slot) + " " + found.state(slot) + ", expected " + expected.number(slot) + " "
                            + state;
                }
            }
        }
        differing += differs ? 1 : 0;
    }

    private void label(Event event, TestPolicy scorer) {
        Instant knownAt = Instant.ofEpochMilli(event.timeMillis() + random.nextInt(3) * TestPolicy.MINUTE);
        Label label = random.nextBoolean()
                ? Label.fraud(LabelSource.CHARGEBACK, knownAt)
                : Label.legit(LabelSource.ANALYST, knownAt);
        alone.label(event, label);
        scorer.label(event, label);
    }

    private void amend(Event event, TestPolicy scorer) {
        Event amended =
                event.toBuilder().set("amount", random.nextInt(500) / 3.0).build();
        alone.amend(amended);
        scorer.amend(amended);
    }

    /** What counters say of all scorers together. */
    private static Map<String, Long> counted(List<TestPolicy> all) {
        Map<String, Long> sums = new TreeMap<>();
        for (TestPolicy each : all) {
            each.gauges().forEach((name, value) -> {
                if (name.matches("features\\.((late|altered|folded)_events|stray_).*")) {
                    sums.merge(name, value, Long::sum);
                }
            });
        }
        return sums;
    }
}
