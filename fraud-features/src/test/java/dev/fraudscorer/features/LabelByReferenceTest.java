package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.event.LabelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event is labelled by its id, time and keys alone, and the caller learns whether it was found. */
final class LabelByReferenceTest {
    private static final Instant NOON = Instant.parse("2026-06-10T12:00:00Z");
    private static final Label FRAUD = Label.fraud(LabelSource.CHARGEBACK, NOON.plusSeconds(60));

    @TempDir
    private Path folder;

    private final Map<String, Double> values = new HashMap<>();

    @Test
    void label_idTimeAndKeyOfACountedEvent_countsAndIsFound() throws IOException {
        try (FraudScorer scorer = load("fraud_count")) {
            scorer.score(payment(scorer, "tx-1", NOON));

            assertThat(scorer.label(reference(scorer, "tx-1", NOON, "c"), FRAUD))
                    .isEqualTo(LabelResult.TAKEN);
            // The same label again does no harm.
            assertThat(scorer.label(reference(scorer, "tx-1", NOON, "c"), FRAUD))
                    .isEqualTo(LabelResult.TAKEN);

            scorer.score(payment(scorer, "tx-2", NOON.plusSeconds(3600)));
            assertThat(values).containsEntry("card.fraud_count_1d", 1.0);
        }
    }

    @Test
    void label_otherIdTimeOrKey_isNotFound() throws IOException {
        try (FraudScorer scorer = load("fraud_count")) {
            scorer.score(payment(scorer, "tx-1", NOON));

            assertThat(scorer.label(reference(scorer, "tx-2", NOON, "c"), FRAUD))
                    .isEqualTo(LabelResult.NOT_FOUND);
            assertThat(scorer.label(reference(scorer, "tx-1", NOON.plusMillis(1), "c"), FRAUD))
                    .isEqualTo(LabelResult.NOT_FOUND);
            assertThat(scorer.label(reference(scorer, "tx-1", NOON, "d"), FRAUD))
                    .isEqualTo(LabelResult.NOT_FOUND);
            assertThat(scorer.metrics().counts().labels()).isEqualTo(3);
            assertThat(scorer.metrics().counts().degraded()).isZero();
        }
    }

    @Test
    void label_otherTypeWithTheIdTimeAndKey_isOfTheSameEvent() throws IOException {
        try (FraudScorer scorer = load("fraud_count")) {
            scorer.score(payment(scorer, "tx-1", NOON));
            Event transfer =
                    scorer.event("transfer", "tx-1", NOON).set("card", "c").buildReference();

            assertThat(scorer.label(transfer, FRAUD)).isEqualTo(LabelResult.TAKEN);

            scorer.score(payment(scorer, "tx-2", NOON.plusSeconds(3600)));
            assertThat(values).containsEntry("card.fraud_count_1d", 1.0);
        }
    }

    @Test
    void label_wholeEvent_isFoundAsBefore() throws IOException {
        try (FraudScorer scorer = load("fraud_count")) {
            Event event = payment(scorer, "tx-1", NOON);
            scorer.score(event);

            assertThat(scorer.label(event, FRAUD)).isEqualTo(LabelResult.TAKEN);
        }
    }

    @Test
    void label_policyWithoutFeaturesOfLabels_isNotKept() throws IOException {
        try (FraudScorer scorer = load("count")) {
            scorer.score(payment(scorer, "tx-1", NOON));

            assertThat(scorer.label(reference(scorer, "tx-1", NOON, "c"), FRAUD))
                    .isEqualTo(LabelResult.NOT_KEPT);
        }
    }

    @Test
    void buildReference_withoutRequiredAttributes_marksThemAndRefusesWhatDoesNotFit() throws IOException {
        try (FraudScorer scorer = load("count")) {
            Event reference = reference(scorer, "tx-1", NOON, "c");

            assertThat(reference.number("amount")).isNaN();
            assertThat(reference.hasInvalid()).isTrue();
            assertThat(reference.isReference()).isTrue();
            assertThat(reference.type().refusals()).isEmpty();
            assertThatThrownBy(() -> scorer.event("payment", "tx-1", NOON).set("card", "4111111111111111"))
                    .isInstanceOf(InvalidEventException.class);
        }
    }

    @Test
    void amend_byAReference_isRefusedAndTakesNothingAway() throws IOException {
        try (FraudScorer scorer = load("sum(amount)")) {
            Event counted = payment(scorer, "tx-1", NOON);
            scorer.score(counted);
            Event whole = scorer.event("payment", "tx-1", NOON)
                    .set("card", "c")
                    .set("amount", 50)
                    .buildReference();
            Event reference = reference(scorer, "tx-1", NOON, "c");

            for (Event one : List.of(reference, whole, reference.toBuilder().build())) {
                for (Consumer<Event> call : List.<Consumer<Event>>of(
                        scorer::amend,
                        scorer::record,
                        scorer::score,
                        scorer::assess,
                        event -> scorer.state().warmUp(List.of(event)))) {
                    assertThatThrownBy(() -> call.accept(one))
                            .isInstanceOf(InvalidEventException.class)
                            .hasMessageContaining("is only a reference");
                }
            }

            scorer.score(payment(scorer, "tx-2", NOON.plusSeconds(1)));
            assertThat(values).containsEntry("card.sum_amount_1d", 100.0);
            assertThat(counted.isReference()).isFalse();
        }
    }

    private FraudScorer load(String aggregates) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: labels
                version: 1
                events:
                  payment: { card: key, amount: { type: number, required: true, cards: never } }
                  transfer: { card: key }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                features:
                  card: { windows: [1d], aggregates: [%s] }
                """.formatted(aggregates));
        return FraudScorer.builder(folder)
                .listener((event, vector, assessment) -> {
                    for (int slot = 0; slot < vector.size(); slot++) {
                        values.put(vector.name(slot), vector.number(slot));
                    }
                })
                .load();
    }

    private static Event payment(FraudScorer scorer, String id, Instant time) {
        return scorer.event("payment", id, time)
                .set("card", "c")
                .set("amount", 50)
                .build();
    }

    private static Event reference(FraudScorer scorer, String id, Instant time, String card) {
        return scorer.event("payment", id, time).set("card", card).buildReference();
    }
}
