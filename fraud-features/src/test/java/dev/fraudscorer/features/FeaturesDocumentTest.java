package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.EntityHistory;
import dev.fraudscorer.features.internal.calendar.CalendarFeatures;
import dev.fraudscorer.features.internal.definition.DefinitionLoad;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/features.md}: its policy is loaded, its events are scored, its numbers are compared. */
class FeaturesDocumentTest {
    private static final Path DOCUMENT = Repository.file("docs/features.md");
    private static final double AS_PRINTED = 0.005;

    private final List<String> example = section("## An example");
    private final DefinitionLoad load = DefinitionLoad.of(yaml().toArray(String[]::new));
    private final EventType payment = load.type("payment");
    private final CalendarFeatures calendar = Objects.requireNonNull(load.calendar);
    private final EntityHistory history = new EntityHistory(load.entities, load.bounds, 0, "", "", this::vector);

    @Test
    void score_eventsOfTheDocument_givesItsNumbers() {
        assertThat(load.problems()).isEmpty();
        Map<String, Event> events = events();
        Map<String, FeatureVector> scored = new LinkedHashMap<>();
        events.forEach((id, event) -> {
            if (id.equals("p-4")) {
                // The label known on the 9th is given before p-4 all the same: its time must keep it out.
                label(Objects.requireNonNull(events.get("p-2")), "2026-03-07T00:00:00Z");
                label(Objects.requireNonNull(events.get("p-1")), "2026-03-09T00:00:00Z");
            }
            FeatureVector vector = vector(event);
            history.fill(vector, Access.COUNT_AND_READ);
            scored.put(id, vector);
        });

        List<String[]> rows = rows("| feature | at p-1 | at p-4 |");
        for (String[] row : rows) {
            String feature = row[0].replace("`", "");
            check(Objects.requireNonNull(scored.get("p-1")), feature, row[1]);
            check(Objects.requireNonNull(scored.get("p-4")), feature, row[2]);
        }
        assertThat(rows.stream().map(row -> row[0].replace("`", "")))
                .as("every feature of the example's policy but those that repeat another")
                .containsAll(load.features().stream()
                        .filter(name -> name.startsWith("card."))
                        .filter(name -> !name.matches("card\\.(sum_amount|fraud_count|fraud_rate)_(1h|7d_offset_7d)"))
                        .toList());
    }

    private static void check(FeatureVector vector, String feature, String printed) {
        int slot = vector.slot(feature);
        assertThat(slot).as(feature).isNotNegative();
        if (printed.equals("true") || printed.equals("false")) {
            assertThat(vector.type(slot)).as(feature).isEqualTo(ValueType.BOOLEAN);
            assertThat(vector.number(slot)).as(feature).isEqualTo(printed.equals("true") ? 1 : 0);
        } else if (Character.isDigit(printed.charAt(0))) {
            assertThat(vector.state(slot)).as(feature).isEqualTo(ValueState.PRESENT);
            assertThat(vector.number(slot)).as(feature).isCloseTo(Double.parseDouble(printed), within(AS_PRINTED));
        } else {
            assertThat(vector.state(slot)).as(feature).hasToString(printed);
        }
    }

    private FeatureVector vector(Event event) {
        FeatureVector vector = load.newVector();
        vector.begin(event);
        calendar.fill(vector, Access.READ);
        return vector;
    }

    private void label(Event event, String knownAt) {
        history.label(event, Label.fraud(LabelSource.CHARGEBACK, Instant.parse(knownAt)));
    }

    private Map<String, Event> events() {
        Map<String, Event> events = new LinkedHashMap<>();
        for (String[] row : rows("| payment | time |")) {
            events.put(
                    row[0],
                    payment.newEvent(row[0], Instant.parse(row[1]))
                            .set("card", "c")
                            .set("merchant", row[2])
                            .set("amount", Double.parseDouble(row[3]))
                            .set("lat", Double.parseDouble(row[4]))
                            .set("lon", Double.parseDouble(row[5]))
                            .set("declined", Boolean.parseBoolean(row[6]))
                            .build());
        }
        assertThat(events).containsOnlyKeys("p-1", "p-2", "p-3", "p-4");
        return events;
    }

    private List<String> yaml() {
        int begin = example.indexOf("```yaml");
        int end = example.subList(begin, example.size()).indexOf("```") + begin;
        return example.subList(begin + 1, end);
    }

    /** The cells of the table whose head begins so. */
    private List<String[]> rows(String head) {
        List<String[]> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : example) {
            inTable = line.startsWith(inTable ? "|" : head);
            if (inTable && !line.startsWith(head) && !line.startsWith("|--")) {
                String[] cells = line.substring(1).split("\\|", -1);
                rows.add(Arrays.stream(cells).map(String::strip).toArray(String[]::new));
            }
        }
        assertThat(rows).as("the table " + head).isNotEmpty();
        return rows;
    }

    private static List<String> section(String title) {
        List<String> lines;
        try {
            lines = Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new AssertionError(DOCUMENT + " cannot be read", e);
        }
        int begin = lines.indexOf(title);
        List<String> rest = lines.subList(begin + 1, lines.size());
        int end = rest.indexOf("## Entities of several attributes");
        return rest.subList(0, end);
    }
}
