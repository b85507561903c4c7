package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.testkit.Allocations;
import dev.fraudscorer.testkit.TestLoadContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Once loaded, rules and derived features make no garbage: not if nothing fires, not if all fire, not if all miss. */
final class AllocationTest {
    private static final int WARM_UP = 30_000;
    private static final int MEASURED = 10_000;

    private static final Map<String, String> DERIVED = Map.of(
            "ratio", "amount / mean",
            "far", "distance_km(lat, 13.4, 48.8, 2.3) > 100",
            "place", "if_missing(country, 'none')");
    private static final List<String> CONDITIONS = List.of(
            "amount > 100 && card.count_1h >= 5",
            "ratio > 3 || amount > 3 * mean",
            "country in ['NG', 'RU'] && amount > 50",
            "card.count_1h in [100, 200]",
            "country != home && amount % 100 == 0",
            "card.startsWith('x') || card.contains('yy') || card.endsWith('z')",
            "size(card) > 20",
            "event_time.getHours('Europe/Berlin') < 3 && amount > 50",
            "event_time.getDayOfWeek() == 6 && event_time.getFullYear() > 2030",
            "has(mean) ? ratio > 4 : amount > 500",
            "far && place == 'BR' && !(amount < 1000)",
            "min(amount, mean) > 400 || abs(amount - mean) > 500 || int(amount) / 100 > 7");

    private final Schema schema = schema();
    private final TestLoadContext load = DirectLoad.of(schema, DERIVED, rules());
    private final FeatureSource features = load.featureSources().get(0);
    private final EvidenceSource evidence = load.evidenceSources().get(0);
    private final CountingSink sink = new CountingSink();

    @Test
    void evaluate_nothingFires_allocatesNothing() {
        FeatureVector vector = vector(10, "tok_1");
        assertThat(bytesPerEvaluation(vector)).isZero();
        assertThat(sink.fired).isZero();
        assertThat(sink.missing).isZero();
    }

    @Test
    void evaluate_rulesFire_allocatesNothing() {
        FeatureVector vector = vector(900, "xtok_with_more_than_twenty_letters");
        assertThat(bytesPerEvaluation(vector)).isZero();
        assertThat(sink.fired).isPositive();
    }

    @Test
    void evaluate_valuesMissing_allocatesNothing() {
        FeatureVector vector = vector(10, "tok_1");
        for (String name : List.of("amount", "mean", "country", "card", "card.count_1h", "lat")) {
            vector.putMissing(slot(name), ValueState.NO_HISTORY);
        }
        assertThat(bytesPerEvaluation(vector)).isZero();
        assertThat(sink.missing).isPositive();
    }

    private double bytesPerEvaluation(FeatureVector vector) {
        run(vector, WARM_UP);
        return (double) Allocations.least(20, () -> run(vector, MEASURED)) / MEASURED;
    }

    private void run(FeatureVector vector, int times) {
        for (int i = 0; i < times; i++) {
            features.fill(vector, Access.READ);
            evidence.evaluate(vector, sink);
        }
    }

    private FeatureVector vector(double amount, String card) {
        FeatureVector vector = new FeatureVector(schema, 0);
        vector.begin(new EventType("payment", List.of(), 0)
                .newEvent("e", Instant.parse("2026-11-22T10:15:30Z"))
                .build());
        vector.put(slot("amount"), amount);
        vector.put(slot("mean"), 20);
        vector.put(slot("lat"), 52.5);
        vector.put(slot("card.count_1h"), 7);
        vector.put(slot("card"), card);
        vector.put(slot("country"), "BR");
        vector.put(slot("home"), "BR");
        return vector;
    }

    private int slot(String name) {
        return Objects.requireNonNull(schema.find(name), name).slot();
    }

    private static Schema schema() {
        Schema schema = new Schema();
        for (String name : List.of("amount", "mean", "lat", "card.count_1h")) {
            schema.declare(name, ValueType.NUMBER);
        }
        for (String name : List.of("card", "country", "home")) {
            schema.declare(name, ValueType.TEXT);
        }
        return schema;
    }

    private static List<Map<String, String>> rules() {
        List<Map<String, String>> rules = new ArrayList<>();
        for (String condition : CONDITIONS) {
            rules.add(Map.of("id", "r" + rules.size(), "when", condition, "reason", "X", "risk", "0.1"));
        }
        return rules;
    }

    private static final class CountingSink implements EvidenceSink {
        private int fired;
        private int missing;

        @Override
        public void add(Evidence item) {
            if (item.reason() == null) {
                missing++;
            } else {
                fired++;
            }
        }
    }
}
