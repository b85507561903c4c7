package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that other engines of windows had: rests of rounding, knowledge from the future, edges of windows, places. */
final class PublishedFaultsTest {
    private static final Instant START = Instant.parse("2026-06-10T23:59:50Z");

    @TempDir
    private Path folder;

    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, ValueState> states = new HashMap<>();
    private @Nullable FraudScorer loaded;
    private int events;
    private boolean degraded;

    @AfterEach
    void close() {
        scorer().close();
    }

    private FraudScorer scorer() {
        return Objects.requireNonNull(loaded, "no policy is loaded");
    }

    private void load(String features) {
        try {
            Files.writeString(folder.resolve("policy.yaml"), """
                    policy: faults
                    version: 1
                    events:
                      payment: { card: key, amount: { type: number, required: false, cards: never },
                                 lat: { type: number, required: false }, lon: { type: number, required: false } }
                    score: { thresholds: { approve: 0.2, deny: 0.8 } }
                    """ + features);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loaded = FraudScorer.builder(folder)
                .listener((event, vector, assessment) -> {
                    degraded = assessment.degraded();
                    for (int slot = 0; slot < vector.size(); slot++) {
                        values.put(vector.name(slot), vector.number(slot));
                        states.put(vector.name(slot), vector.state(slot));
                    }
                })
                .load();
    }

    @Test
    void score_hugeAmountLeftTheWindow_leavesNoRest() {
        load(
                "features: { card: { windows: [10s], aggregates: [count, sum(amount), mean(amount), stddev(amount)] } }\n");
        List<List<Double>> streams = List.of(
                List.of(18014398509481984.0, 1.0, 1.0, 1.0),
                List.of(3002399751580331.0, 0.0, 0.0, 0.0),
                List.of(2.06, 0.888889, 0.0, 0.0, 0.0, 0.0),
                List.of(1e12, 0.001, 0.001, 0.001),
                List.of(19.99, -19.99, 0.1, -0.1, 0.0),
                List.of(0.001, 0.002, 1234567.891, 0.001, 0.002),
                List.of(1e150, 1e-150, -1e150, 3.0, 3.0));
        for (List<Double> stream : streams) {
            String card = "card-" + streams.indexOf(stream);
            for (int i = 0; i < stream.size(); i++) {
                pay(card, START.plusSeconds(6L * i), stream.get(i));
                assertExact(stream.subList(Math.max(0, i - 1), i + 1));
            }
        }
    }

    @Test
    void score_hugeAmountLeftManySmallOnes_leavesNoRest() {
        load(
                "features: { card: { windows: [10s], aggregates: [count, sum(amount), mean(amount), stddev(amount)] } }\n");
        pay("c", START, 9e15);
        List<Double> rest = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rest.add(0.1);
            pay("c", START.plusMillis(50L * (i + 1)), 0.1);
        }
        assertExact(rest);
    }

    /** By exact fractions: a double is one. */
    private void assertExact(List<Double> amounts) {
        BigDecimal n = BigDecimal.valueOf(amounts.size());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double amount : amounts) {
            sum = sum.add(new BigDecimal(amount));
            squares = squares.add(new BigDecimal(amount).pow(2));
        }
        assertThat(values.get("card.count_10s")).isEqualTo(amounts.size());
        assertNear("card.sum_amount_10s", sum.doubleValue());
        assertNear("card.mean_amount_10s", sum.divide(n, MathContext.DECIMAL128).doubleValue());
        if (amounts.size() < 2) {
            assertThat(states.get("card.stddev_amount_10s")).isEqualTo(ValueState.NO_HISTORY);
            return;
        }
        BigDecimal scatter = n.multiply(squares).subtract(sum.pow(2));
        BigDecimal variance = scatter.divide(n.multiply(n.subtract(BigDecimal.ONE)), new MathContext(60));
        assertNear(
                "card.stddev_amount_10s", variance.sqrt(MathContext.DECIMAL128).doubleValue());
    }

    private void assertNear(String feature, double expected) {
        assertThat(values.get(feature)).as(feature).isEqualTo(expected, within(Math.abs(expected) * 1e-14));
    }

    @Test
    void score_labels_areSeenFromTheMomentTheyWereKnown() {
        load("features: { card: { windows: [30d], aggregates: [fraud_count] } }\nprofiles: { lateness: 20d }\n");
        pay("c", Instant.parse("2026-06-01T10:00:00Z"), 1.0, "a");
        pay("c", Instant.parse("2026-06-02T10:00:00Z"), 1.0, "b");
        label("a", true, "2026-06-10T00:00:00Z");
        assertThat(fraudAt("2026-06-05T10:00:00Z")).isEqualTo(0);
        assertThat(fraudAt("2026-06-10T00:00:00Z")).isEqualTo(1);
        // The merchant wins the dispute, and loses it again.
        label("a", false, "2026-06-12T00:00:00Z");
        label("a", true, "2026-06-15T00:00:00Z");
        assertThat(fraudAt("2026-06-11T10:00:00Z")).isEqualTo(1);
        assertThat(fraudAt("2026-06-13T10:00:00Z")).isEqualTo(0);
        assertThat(fraudAt("2026-06-16T10:00:00Z")).isEqualTo(1);
        // Of two that are known at the same moment the later given holds.
        label("b", true, "2026-06-17T00:00:00Z");
        label("b", false, "2026-06-17T00:00:00Z");
        assertThat(fraudAt("2026-06-18T10:00:00Z")).isEqualTo(1);
        // One that was known before the latest undoes nothing.
        label("a", false, "2026-06-14T00:00:00Z");
        assertThat(fraudAt("2026-06-18T11:00:00Z")).isEqualTo(1);
    }

    private double fraudAt(String time) {
        pay("c", Instant.parse(time), 1.0);
        return values.getOrDefault("card.fraud_count_30d", Double.NaN);
    }

    private void label(String id, boolean isFraud, String known) {
        String time = id.equals("a") ? "2026-06-01T10:00:00Z" : "2026-06-02T10:00:00Z";
        var event = scorer().event("payment", id, Instant.parse(time))
                .set("card", "c")
                .set("amount", 1.0);
        Instant knownAt = Instant.parse(known);
        scorer().label(
                        event.build(),
                        isFraud
                                ? Label.fraud(LabelSource.CHARGEBACK, knownAt)
                                : Label.legit(LabelSource.ANALYST, knownAt));
    }

    @Test
    void score_oneEventASecond_windowHoldsItsLengthOverEveryTurn() {
        load("""
                features:
                  card:
                    windows: [4s, { length: 4s, offset: 4s }]
                    aggregates: [count, sum(amount), max(amount)]
                """);
        for (int i = 0; i < 13; i++) {
            pay("c", START.plusSeconds(i), i + 1.0);
            assertThat(values.get("card.count_4s")).isEqualTo(Math.min(4, i + 1));
            assertThat(values.get("card.count_4s_offset_4s")).isEqualTo(Math.max(0, Math.min(4, i - 3)));
            assertThat(values.get("card.max_amount_4s")).isEqualTo(i + 1.0);
        }
        pay("c", START.plusMillis(5_500), 100.0);
        assertThat(values.get("card.count_4s")).isEqualTo(5.0);
        assertThat(values.get("card.sum_amount_4s")).isEqualTo(3 + 4 + 5 + 6 + 100);
        pay("c", START.plusMillis(6_001), 1000.0);
        assertThat(values.get("card.count_4s")).isEqualTo(6.0);
        assertThat(values.get("card.sum_amount_4s")).isEqualTo(4 + 5 + 6 + 7 + 100 + 1000);
    }

    @Test
    void score_sameMillisecondAndTheEdgesOfAWindow_countEachOnce() {
        load("features: { card: { windows: [4s, { length: 4s, offset: 4s }], aggregates: [count, sum(amount)] } }\n");
        pay("c", START, 1.0, "m1");
        pay("c", START, 2.0, "m2");
        pay("c", START, 1.0, "m1");
        pay("c", START.plusMillis(3_999), 4.0);
        assertThat(values.get("card.count_4s")).isEqualTo(3.0);
        assertThat(values.get("card.sum_amount_4s")).isEqualTo(7.0);
        pay("c", START.plusMillis(4_000), 8.0);
        assertThat(values.get("card.count_4s")).isEqualTo(2.0);
        assertThat(values.get("card.sum_amount_4s")).isEqualTo(12.0);
        assertThat(values.get("card.count_4s_offset_4s")).isEqualTo(2.0);
        assertThat(values.get("card.sum_amount_4s_offset_4s")).isEqualTo(3.0);
    }

    @Test
    void score_placesAtTheDateLineAndThePoles_areAsNearAsTheyAre() {
        load("features: { card: { aggregates: ['speed(lat, lon)'], windows: [30d] } }\n");
        assertThat(speed("d", 0, 179.9, 0, -179.9)).isEqualTo(22.239016, within(1e-6));
        assertThat(speed("p", 90, 0, 90, 120)).isEqualTo(0, within(1e-6));
        assertThat(speed("a", -12, -94, 12, 86)).isEqualTo(20015.114442, within(1e-5));
        assertThat(speed("q", -90, 5, 90, 5)).isEqualTo(20015.114442, within(1e-5));
        assertThat(speed("e", 48.2, 16.3, 48.2, 16.3)).isZero();
    }

    @Test
    void score_noSuchPlace_hasAnInvalidSpeedAndIsDegraded() {
        load("features: { card: { aggregates: ['speed(lat, lon)'], windows: [30d] } }\n");
        List<List<Double>> places = List.of(
                List.of(91.0, 0.0),
                List.of(-90.5, 0.0),
                List.of(0.0, 200.0),
                List.of(0.0, -180.1),
                List.of(1e308, 1e308));
        for (List<Double> place : places) {
            String card = "n" + places.indexOf(place);
            assertThat(speed(card, 48, 16, place.get(0), place.get(1))).isNaN();
            assertThat(states.get("card.speed_lat_lon")).as("%s", place).isEqualTo(ValueState.INVALID);
            assertThat(degraded).as("%s", place).isTrue();
        }
        assertThat(speed("o", 4820, 1637, 48.2, 16.4)).isNaN();
        assertThat(states.get("card.speed_lat_lon")).isEqualTo(ValueState.NO_HISTORY);
    }

    @Test
    void score_noSuchPlaceBetweenTwo_leavesTheSpeedOfTheNext() {
        load("features: { card: { aggregates: ['speed(lat, lon)'], windows: [30d] } }\n");
        travel("c", 0, 48.2, 16.3);
        travel("c", 1, 91, 200);
        travel("c", 2, 48.2, 17.3);
        assertThat(states.get("card.speed_lat_lon")).isEqualTo(ValueState.PRESENT);
        assertThat(values.get("card.speed_lat_lon")).isEqualTo(74.12 / 2, within(0.01));
        assertThat(degraded).isFalse();
    }

    /** Infinitely fast, for which there is no number. */
    @Test
    void score_twoPlacesAtOneTime_haveAnUndefinedSpeed() {
        load("features: { card: { aggregates: ['speed(lat, lon)'], windows: [30d] } }\n");
        travel("a", 0, 48.2, 16.3);
        travel("a", 0, 48.2, 17.3);
        assertThat(states.get("card.speed_lat_lon")).isEqualTo(ValueState.UNDEFINED);
    }

    /** From one place to the other within an hour. */
    private double speed(String card, double lat, double lon, double toLat, double toLon) {
        travel(card, 0, lat, lon);
        travel(card, 1, toLat, toLon);
        boolean present = states.get("card.speed_lat_lon") == ValueState.PRESENT;
        return present ? values.getOrDefault("card.speed_lat_lon", Double.NaN) : Double.NaN;
    }

    private void travel(String card, int hour, double lat, double lon) {
        scorer().score(scorer().event("payment", card + events++, START.plusSeconds(3_600L * hour))
                .set("card", card)
                .set("lat", lat)
                .set("lon", lon)
                .build());
    }

    private void pay(String card, Instant time, double amount) {
        pay(card, time, amount, "e" + events++);
    }

    private void pay(String card, Instant time, double amount, String id) {
        scorer().score(scorer().event("payment", id, time)
                .set("card", card)
                .set("amount", amount)
                .build());
    }
}
