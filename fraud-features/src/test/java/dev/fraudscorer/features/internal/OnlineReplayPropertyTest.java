package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.internal.LiveStream.Arrival;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A model must be trained on the values that it scores. One engine lives through a stream: events arrive out of order,
 * and labels when they become known. Another is given the complete history afterwards, sorted by event time, with each
 * event's labels right behind it, long before they are known. At the time of each event both must give the same values.
 *
 * <p>The live engine is read twice: when the event is scored, if nothing that belongs before it is still on its way,
 * and once everything has arrived.
 */
class OnlineReplayPropertyTest {
    private static final String[] POLICY = {
        "calendar: { zone: Europe/Vienna }",
        "profiles: { lateness: 2h }",
        "features:",
        "  card:",
        "    - windows: [10m, 2h, 2d, { length: 1d, offset: 6h }]",
        "      aggregates: [count, sum(amount), mean(amount) excluding_current, min(amount), max(amount), stddev(amount),",
        "        distinct(merchant), share(country), share(calendar.hour), fraud_count, fraud_rate excluding_current]",
        "    - windows: [2h, 2d]",
        "      aggregates: [count, sum(amount), distinct(country), fraud_count, fraud_rate]",
        "      where: online == true",
        "      as: online",
        "    - aggregates: [elapsed, age, is_new(merchant), 'speed(lat, lon)']",
        "  merchant:",
        "    - windows: [1h, 1d, { length: 12h, offset: 1h }]",
        "      aggregates: [count, sum(amount), stddev(amount), min(amount) excluding_current, distinct(card),",
        "        fraud_count, fraud_rate]",
        "    - aggregates: [elapsed, age, is_new(card)]",
        "  card+merchant: { windows: [2d], aggregates: [count, sum(amount), fraud_count] }"
    };
    private static final int EVENTS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void fill_liveWithLateLabels_equalsReplayOfTheHistory(long seed) {
        TestPolicy live = TestPolicy.of(POLICY);
        LiveStream stream = new LiveStream(live, seed, EVENTS);
        Map<Event, FeatureVector> scored = new HashMap<>();
        Map<Event, FeatureVector> settled = new HashMap<>();
        live(live, stream, scored, settled);

        Map<Event, FeatureVector> replayed = replay(stream);

        assertThat(settled).as("seed " + seed).hasSize(EVENTS);
        int comparedAtOnce = 0;
        for (Arrival arrival : stream.arrivals()) {
            Event event = arrival.event();
            FeatureVector expected = Objects.requireNonNull(replayed.get(event));
            String description = "seed " + seed + ", " + new NaiveEvent(event);
            if (!stream.isAnythingBeforeStillToCome(arrival)) {
                comparedAtOnce++;
                assertSame(Objects.requireNonNull(scored.get(event)), expected, description + " when it was scored");
            }
            assertSame(Objects.requireNonNull(settled.get(event)), expected, description + " when all had come");
        }
        assertThat(comparedAtOnce).as("compared at once, seed " + seed).isGreaterThan(EVENTS / 4);
    }

    private static void live(
            TestPolicy policy, LiveStream stream, Map<Event, FeatureVector> scored, Map<Event, FeatureVector> settled) {
        PriorityQueue<LiveStream.Report> reports =
                new PriorityQueue<>(Comparator.comparingLong(LiveStream.Report::deliveredMillis));
        Deque<Event> unsettled = new ArrayDeque<>();
        for (Arrival arrival : stream.arrivals()) {
            // A label is there before anything is scored that happens when it is known, in any order else.
            while (!reports.isEmpty() && reports.peek().deliveredMillis() <= arrival.wallMillis()) {
                LiveStream.Report report = reports.remove();
                policy.label(report.event(), report.label());
            }
            while (!unsettled.isEmpty()
                    && unsettled.peek().timeMillis() + LiveStream.DISORDER_MILLIS < arrival.wallMillis()) {
                Event event = unsettled.remove();
                settled.put(event, policy.fill(event, Access.READ));
            }
            scored.put(arrival.event(), policy.score(arrival.event()));
            reports.addAll(stream.reports(arrival.event()));
            unsettled.add(arrival.event());
        }
        reports.forEach(report -> policy.label(report.event(), report.label()));
        unsettled.forEach(event -> settled.put(event, policy.fill(event, Access.READ)));
    }

    private static Map<Event, FeatureVector> replay(LiveStream stream) {
        TestPolicy policy = TestPolicy.of(POLICY);
        List<Event> sorted =
                new ArrayList<>(stream.arrivals().stream().map(Arrival::event).toList());
        sorted.sort(Comparator.comparingLong(Event::timeMillis));
        Map<Event, FeatureVector> replayed = new HashMap<>();
        int from = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Event event = sorted.get(i);
            policy.fill(event, Access.COUNT);
            stream.reports(event).forEach(report -> policy.label(report.event(), report.label()));
            boolean lastOfItsMillisecond =
                    i + 1 == sorted.size() || sorted.get(i + 1).timeMillis() > event.timeMillis();
            for (; lastOfItsMillisecond && from <= i; from++) {
                replayed.put(sorted.get(from), policy.fill(sorted.get(from), Access.READ));
            }
        }
        return replayed;
    }

    private static void assertSame(FeatureVector actual, FeatureVector expected, String description) {
        for (int slot = 0; slot < actual.size(); slot++) {
            String name = actual.name(slot);
            if (actual.state(slot) != expected.state(slot)
                    || (actual.isPresent(slot) && !isSame(name, actual.number(slot), expected.number(slot)))) {
                assertThat(actual.state(slot) + " " + actual.number(slot))
                        .as(name + " of " + description)
                        .isEqualTo(expected.state(slot) + " " + expected.number(slot));
            }
        }
    }

    /** To the bit, unless it is made of a sum, where the order of summing up may show in the last digits. */
    private static boolean isSame(String feature, double actual, double expected) {
        boolean ofSum = feature.contains(".sum_") || feature.contains(".mean_") || feature.contains(".stddev_");
        return ofSum
                ? Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
                : Double.doubleToLongBits(actual) == Double.doubleToLongBits(expected);
    }
}
