package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.features.internal.Question.Span;
import dev.fraudscorer.features.internal.Question.Where;
import dev.fraudscorer.spi.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What had happened when the snapshots were written that are kept as files. NEVER CHANGE what {@link #steps} returns, nor {@link
 * #POLICY}: a file cannot be compared with another story. A new layout gets a file of its own, of this story, by {@link
 * KeptSnapshot#main}.
 *
 * <p>In it are small and large records, labels, amendments, what could not be counted, entities that had to leave, and some of
 * them that came back. Who leaves follows from the story alone, whatever the key of the hashes.
 */
final class KeptStory {
    /** Five cards with a history, and those that came once. */
    private static final int CARDS = 5;

    private static final int VISITS = 1_000;
    private static final int PASSERS_BY = 12;
    private static final String LATENESS = "1h";
    private static final String[] COUNTRIES = {"DE", "FR", "BR", "US"};
    private static final double[][] PLACES = {{48.2, 16.4}, {52.5, 13.4}, {-33.9, 18.4}, {91, 0}};

    /** The policy of the snapshots. */
    static final OraclePolicy POLICY = new OraclePolicy(
            Shape.CROWDED, LATENESS, null, ordered(questions("card", "merchant"), questions("merchant", "card")));

    /** Other windows and aggregates over fewer of the same columns, in another order; the longest reach is the same. */
    static final OraclePolicy OTHER_WINDOWS = new OraclePolicy(
            Shape.CROWDED,
            LATENESS,
            null,
            ordered(otherQuestions("card", "merchant"), otherQuestions("merchant", "card")));

    private final TestPolicy policy;
    private final Random random;
    private final List<Event> sent = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private long now = TestPolicy.START;
    private int number;

    private KeptStory(TestPolicy policy, long seed) {
        this.policy = policy;
        this.random = new Random(seed);
    }

    private static Map<String, List<Question>> ordered(List<Question> ofCards, List<Question> ofMerchants) {
        Map<String, List<Question>> questions = new LinkedHashMap<>();
        questions.put("card", ofCards);
        questions.put("merchant", ofMerchants);
        return questions;
    }

    private static List<Question> questions(String entity, String partner) {
        Map<String, Question> byName = new LinkedHashMap<>();
        add(byName, Question.withoutWindow(entity, false, "elapsed"));
        add(byName, Question.withoutWindow(entity, false, "age"));
        add(byName, Question.withoutWindow(entity, false, "is_new", partner));
        add(byName, Question.withoutWindow(entity, true, "speed", "lat", "lon"));
        for (Span span : List.of(new Span("10m", null), new Span("4h", "1h"), new Span("5h", null))) {
            for (String number : List.of("amount", "tip")) {
                for (String aggregate : List.of("sum", "mean", "min", "max", "stddev")) {
                    add(byName, question(entity, aggregate, number, span, null));
                }
            }
            add(byName, question(entity, "count", null, span, null));
            add(byName, question(entity, "count", null, span, Where.BIG));
            add(byName, question(entity, "sum", "amount", span, Where.ONLINE));
            add(byName, question(entity, "distinct", "country", span, null));
            add(byName, question(entity, "distinct", partner, span, Where.BIG));
            add(byName, question(entity, "share", "country", span, null));
            add(byName, question(entity, "share", "calendar.hour", span, null));
            add(byName, question(entity, "fraud_count", null, span, null));
            add(byName, question(entity, "fraud_rate", null, span, Where.BIG));
        }
        return List.copyOf(byName.values());
    }

    private static List<Question> otherQuestions(String entity, String partner) {
        Map<String, Question> byName = new LinkedHashMap<>();
        add(byName, Question.withoutWindow(entity, false, "age"));
        add(byName, Question.withoutWindow(entity, false, "elapsed"));
        add(byName, Question.withoutWindow(entity, true, "is_new", "country"));
        for (Span span : List.of(new Span("1m", null), new Span("2h", "3h"), new Span("2h", null))) {
            add(byName, question(entity, "share", "calendar.hour", span, Where.ONLINE));
            add(byName, question(entity, "share", partner, span, null));
            add(byName, question(entity, "distinct", "country", span, Where.ONLINE));
            add(byName, question(entity, "distinct", partner, span, null));
            add(byName, question(entity, "mean", "tip", span, null));
            add(byName, question(entity, "stddev", "tip", span, null));
            add(byName, question(entity, "max", "tip", span, Where.ONLINE));
            add(byName, question(entity, "count", null, span, null));
            add(byName, question(entity, "fraud_rate", null, span, null));
        }
        return List.copyOf(byName.values());
    }

    private static Question question(
            String entity, String aggregate, @Nullable String of, Span span, @Nullable Where where) {
        return new Question(
                entity, aggregate, of == null ? List.of() : List.of(of), span, where, aggregate.equals("mean"), false);
    }

    private static void add(Map<String, Question> byName, Question question) {
        byName.put(question.name(), question);
    }

    /** All that had happened when a snapshot was written. */
    static List<Step> steps(TestPolicy policy) {
        return new KeptStory(policy, 20_261_130).past();
    }

    /** What comes after it: questions, of which those about unknown keys are of their own, and events of those that are known. */
    static List<Step> stepsAfter(TestPolicy policy) {
        KeptStory story = new KeptStory(policy, 20_261_130);
        story.past();
        return story.future();
    }

    private List<Step> past() {
        for (int visit = 0; visit < VISITS; visit++) {
            now += random.nextInt(90_000);
            visitKnown(visit);
            if (visit >= VISITS - 240 && visit % 20 == 0) {
                // They drive each other out, and every third comes back.
                int passer = (visit - VISITS + 240) / 20;
                visitPasserBy(passer);
                if (passer % 3 == 2) {
                    visitPasserBy(passer - 2);
                }
            }
        }
        return steps;
    }

    private void visitKnown(int visit) {
        long late = random.nextInt(12) == 0 ? random.nextInt(80) * TestPolicy.MINUTE : 0;
        // The first has most of them.
        int card = random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(CARDS - 1);
        Event.Builder event = payment("k" + number++, now - late).set("card", "c" + card);
        if (random.nextInt(10) > 0) {
            event.set("merchant", "m" + random.nextInt(4));
        }
        if (random.nextInt(90) == 0) {
            event.lenient().set("tip", "nothing of the kind");
        }
        Event made = event.build();
        sent.add(made);
        steps.add(Step.visit(made, Access.COUNT_AND_READ, random.nextInt()));
        if (random.nextInt(5) == 0) {
            label(sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 80))));
        }
        if (random.nextInt(25) == 0) {
            Event amended = sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 40)));
            steps.add(Step.amend(amended.toBuilder().set("amount", amount()).build()));
        }
        if (visit % 300 == 299) {
            Event early = payment("e" + number++, now + 5 * TestPolicy.HOUR)
                    .set("card", "c" + random.nextInt(CARDS))
                    .build();
            steps.add(Step.early(early, now, now + random.nextInt(60_000)));
        }
    }

    private void visitPasserBy(int passer) {
        Event event = payment("x" + number++, now).set("card", "x" + passer).build();
        steps.add(Step.visit(event, Access.COUNT_AND_READ, random.nextInt()));
    }

    private Event.Builder payment(String id, long millis) {
        Event.Builder event = policy.payment(id, millis).set("amount", amount());
        if (random.nextInt(4) > 0) {
            event.set("country", COUNTRIES[random.nextInt(COUNTRIES.length)]);
        }
        if (random.nextBoolean()) {
            event.set("tip", (random.nextInt(50) - 20) / 10.0);
        }
        if (random.nextBoolean()) {
            event.set("online", random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            double[] place = PLACES[random.nextInt(PLACES.length)];
            event.set("lat", place[0]).set("lon", place[1]);
        }
        return event;
    }

    private double amount() {
        return random.nextInt(100_000) / 100.0;
    }

    private void label(Event event) {
        Instant knownAt = Instant.ofEpochMilli(event.timeMillis() + random.nextInt(200) * TestPolicy.MINUTE);
        steps.add(Step.label(
                event,
                random.nextInt(3) == 0
                        ? Label.legit(LabelSource.ANALYST, knownAt)
                        : Label.fraud(LabelSource.CHARGEBACK, knownAt)));
    }

    private List<Step> future() {
        steps.clear();
        for (int i = 0; i < 1_500; i++) {
            long then = now + random.nextInt(100) * TestPolicy.MINUTE - 40 * TestPolicy.MINUTE;
            Event.Builder asked = payment("q" + number++, then);
            int whose = random.nextInt(8);
            asked.set("card", whose < 5 ? "c" + whose : whose < 7 ? "x" + random.nextInt(PASSERS_BY) : "new" + i % 40);
            asked.set("merchant", "m" + random.nextInt(4));
            steps.add(Step.visit(asked.build(), Access.READ, random.nextInt()));
            if (i > 1_000 && i % 4 == 0) {
                now += random.nextInt(60_000);
                Event event = payment("f" + number++, now)
                        .set("card", "c" + random.nextInt(CARDS))
                        .set("merchant", "m" + random.nextInt(4))
                        .build();
                steps.add(Step.visit(event, Access.COUNT_AND_READ, random.nextInt()));
            }
        }
        return steps;
    }
}
