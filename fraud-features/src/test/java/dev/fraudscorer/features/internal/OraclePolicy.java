package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.NaiveHistory.Limits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A policy that the engine and the oracle both know.
 *
 * @param questions by entity
 */
record OraclePolicy(Shape shape, String lateness, Map<String, List<Question>> questions) {
    Limits limits(String entity) {
        long retention = Objects.requireNonNull(questions.get(entity)).stream()
                .mapToLong(question ->
                        question.span() == null ? 0 : question.span().reachMillis())
                .max()
                .orElseThrow();
        return new Limits(Question.millis(lateness), retention, shape.exactEvents(), shape.maxEntities());
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
