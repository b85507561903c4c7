package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.Question.Span;
import dev.fraudscorer.features.internal.Question.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A policy of all aggregates over random windows. */
final class RandomPolicy {
    private static final int WINDOWS = 4;

    private static final List<List<String>> AGGREGATES = List.of(
            List.of("count"),
            List.of("sum", "amount"),
            List.of("sum", "tip"),
            List.of("mean", "amount"),
            List.of("min", "amount"),
            List.of("max", "amount"),
            List.of("max", "tip"),
            List.of("stddev", "amount"),
            List.of("stddev", "tip"),
            List.of("distinct", "country"),
            List.of("distinct", "merchant"),
            List.of("distinct", "amount"),
            List.of("distinct", "online"),
            List.of("share", "country"),
            List.of("share", "card"),
            List.of("share", "tip"),
            List.of("share", "calendar.hour"),
            List.of("fraud_count"),
            List.of("fraud_rate"));

    private static final List<String> LEADS = List.of("1ms", "1s", "1m", "10m", "1h");

    private final Shape shape;
    private final Random random;

    private RandomPolicy(Shape shape, Random random) {
        this.shape = shape;
        this.random = random;
    }

    static OraclePolicy of(Shape shape, Random random) {
        return new RandomPolicy(shape, random).make();
    }

    private OraclePolicy make() {
        String lateness = oneOf(shape.latenesses());
        Map<String, List<Question>> questions = new LinkedHashMap<>();
        for (String entity : List.of("card", "merchant", "card+merchant")) {
            questions.put(entity, questionsAbout(entity));
        }
        String lead = random.nextInt(3) == 0 ? oneOf(LEADS) : null;
        return new OraclePolicy(shape, lateness, lead, questions);
    }

    private List<Question> questionsAbout(String entity) {
        Map<String, Question> byName = new LinkedHashMap<>();
        // Else hot and late streams would lack something in most windows.
        boolean all = random.nextBoolean();
        add(byName, Question.withoutWindow(entity, all, "elapsed"));
        add(byName, Question.withoutWindow(entity, all, "age"));
        add(byName, Question.withoutWindow(entity, all, "is_new", oneOf(List.of("country", "merchant", "amount"))));
        add(byName, Question.withoutWindow(entity, all, "speed", "lat", "lon"));
        for (Span span : spans()) {
            for (List<String> aggregate : AGGREGATES) {
                if (random.nextInt(3) > 0) {
                    boolean excluding = random.nextInt(3) == 0;
                    List<String> of = aggregate.subList(1, aggregate.size());
                    add(
                            byName,
                            new Question(
                                    entity,
                                    aggregate.get(0),
                                    of,
                                    span,
                                    where(),
                                    excluding,
                                    all || random.nextInt(8) == 0));
                }
            }
        }
        return List.copyOf(byName.values());
    }

    private static void add(Map<String, Question> byName, Question question) {
        byName.put(question.name(), question);
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        // Mostly short windows sometimes, so that more is late than is seen.
        List<String> lengths =
                shape.lengths().subList(0, 1 + random.nextInt(shape.lengths().size()));
        int offsetOneIn = 2 + random.nextInt(3);
        for (int i = 0; i < WINDOWS; i++) {
            String offset = random.nextInt(offsetOneIn) == 0 ? oneOf(shape.offsets()) : null;
            Span span = new Span(oneOf(lengths), offset);
            if (!spans.contains(span)) {
                spans.add(span);
            }
        }
        return spans;
    }

    private @Nullable Where where() {
        return random.nextInt(3) == 0 ? Where.values()[random.nextInt(Where.values().length)] : null;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
