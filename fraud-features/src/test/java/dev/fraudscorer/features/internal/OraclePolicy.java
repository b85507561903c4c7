package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.NaiveHistory.Limits;
import dev.fraudscorer.spi.EventOrder;
import dev.fraudscorer.spi.TimePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy for the engine and the oracle.
 *
 * @param lead in the order of arrival, how far after its own time an event sees others; null in that of event time
 * @param questions by entity
 */
record OraclePolicy(Shape shape, String lateness, @Nullable String lead, Map<String, List<Question>> questions) {
    Limits limits(String entity) {
        long retention = Objects.requireNonNull(questions.get(entity)).stream()
                .mapToLong(question ->
                        question.span() == null ? 0 : question.span().reachMillis())
                .max()
                .orElseThrow();
        return new Limits(
                Question.millis(lateness),
                retention + leadMillis(),
                shape.exactEvents(),
                shape.maxEntities(),
                leadMillis(),
                Objects.requireNonNull(questions.get(entity)).stream()
                        .anyMatch(question -> !question.ignoresUncounted()));
    }

    long leadMillis() {
        return lead == null ? 0 : Question.millis(lead);
    }

    TimePolicy time() {
        return lead == null
                ? TimePolicy.DEFAULT
                : TimePolicy.of(Duration.ofMillis(leadMillis()), null, Instant.EPOCH, EventOrder.ARRIVAL);
    }

    String yaml() {
        return "calendar: { zone: " + NaiveEvent.ZONE + " }\n"
                + "profiles: { lateness: " + lateness + ", max_entities: " + shape.maxEntities() + ", exact_events: "
                + shape.exactEvents() + " }\nfeatures:\n"
                + questions.entrySet().stream()
                        .map(entry -> "  " + entry.getKey() + ":\n"
                                + entry.getValue().stream().map(Question::yaml).collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n"));
    }
}
