package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.Variable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section {@code derived:}, through the scorer that a host uses. */
final class DerivedTest {
    private static final Instant TIME = Instant.parse("2026-11-22T03:00:00Z");
    private static final String DERIVED = """
            lists:
              risky: { file: lists/risky.csv, of: country }
            derived:
              far_and_large: distance > 500 && large
              large: amount > limit
              distance: distance_km(home_lat, home_lon, lat, lon)
              limit: "is_risky ? 50 : 200"
              is_risky: country in lists.risky
              place: country + '/' + if_missing(device, 'none')
              share: refunds / amount
            """;

    @TempDir
    Path folder;

    private PolicyFiles files;

    @BeforeEach
    void policyFolder() {
        files = new PolicyFiles(folder).file("lists/risky.csv", "key\nBR\n").policy(DERIVED);
    }

    @Test
    void load_derived_declaresTypesAfterTheAttributes() {
        try (FraudScorer scorer = files.load()) {
            Map<String, ValueType> types = new LinkedHashMap<>();
            scorer.policy().variables().forEach(variable -> types.put(variable.name(), variable.type()));
            assertThat(types)
                    .containsEntry("far_and_large", ValueType.BOOLEAN)
                    .containsEntry("distance", ValueType.NUMBER)
                    .containsEntry("limit", ValueType.NUMBER)
                    .containsEntry("place", ValueType.TEXT);
            assertThat(scorer.policy().variables().stream()
                            .filter(variable -> variable.name().equals("share"))
                            .mapToInt(Variable::slot))
                    .allMatch(slot -> slot > 10);
        }
    }

    @Test
    void fill_allPresent_computesInOrderOfDependencies() {
        Map<String, Object> values = values(builder -> builder.set("amount", 60)
                .set("country", "BR")
                .set("home_lat", 52.52)
                .set("home_lon", 13.405)
                .set("lat", -23.55)
                .set("lon", -46.63)
                .set("refunds", 15));
        assertThat(values)
                .containsEntry("far_and_large", 1.0)
                .containsEntry("limit", 50.0)
                .containsEntry("is_risky", 1.0)
                .containsEntry("place", "BR/none")
                .containsEntry("share", 0.25);
        assertThat(values.get("distance"))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isBetween(10_000.0, 10_500.0);
    }

    @Test
    void fill_missingOperand_handsOnItsCause() {
        Map<String, Object> values = values(builder -> builder.set("amount", 0).set("refunds", 3));
        assertThat(values)
                .containsEntry("share", ValueState.UNDEFINED)
                .containsEntry("is_risky", ValueState.NOT_GIVEN)
                .containsEntry("limit", ValueState.NOT_GIVEN)
                .containsEntry("large", ValueState.NOT_GIVEN)
                .containsEntry("place", ValueState.NOT_GIVEN)
                .containsEntry("distance", ValueState.NOT_GIVEN);
    }

    @Test
    void fill_certainOperand_absorbsTheMissingOne() {
        Map<String, Object> values = values(builder -> builder.set("amount", 10).set("country", "DE"));
        assertThat(values).containsEntry("distance", ValueState.NOT_GIVEN).containsEntry("far_and_large", 0.0);
    }

    @Test
    void fill_undefinedOperand_handsOnUndefined() {
        files.policy("""
                derived:
                  twice: 2 * share
                  share: refunds / amount
                """);
        assertThat(values(builder -> builder.set("amount", 0).set("refunds", 0)))
                .containsEntry("twice", ValueState.UNDEFINED);
    }

    /** The value of each variable as listeners see it: a number, a text, or the state of what is missing. */
    private Map<String, Object> values(UnaryOperator<Event.Builder> attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((Event event, FeatureValues seen, Assessment assessment) -> copy(seen, values))
                .load()) {
            scorer.score(attributes
                    .apply(scorer.event("payment", "tx-1", TIME)
                            .set("card", "c")
                            .set("merchant", "m"))
                    .build());
        }
        return values;
    }

    private static void copy(FeatureValues seen, Map<String, Object> values) {
        for (int slot = 0; slot < seen.size(); slot++) {
            String text = seen.text(slot);
            Object present = text == null ? (Object) seen.number(slot) : text;
            values.put(seen.name(slot), seen.state(slot) == ValueState.PRESENT ? present : seen.state(slot));
        }
    }
}
