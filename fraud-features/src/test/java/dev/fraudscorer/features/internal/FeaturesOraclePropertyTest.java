package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.NaiveHistory.Answer;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random streams with ties, disorder, late and reversed labels, missing keys and values, repeats and idle entities:
 * the engine and the naive history must agree in every bit of every feature.
 */
class FeaturesOraclePropertyTest {
    private static final int EVENTS = 1_500;
    private static final String LATENESS = "2h";
    private static final long LATENESS_MILLIS = Question.millis(LATENESS);
    private static final List<String> LENGTHS = List.of("500ms", "7s", "1m", "90m", "1h", "2h", "24h", "1d", "3d");
    private static final List<String> OFFSETS = List.of("1ms", "30m", "1d");
    private static final long[] STEPS = {0, 0, 1, 499, 500, 7_000, 60_000, 1_800_000, 3_600_000, 5_400_000};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void fill_randomStream_equalsDefinition(long seed) {
        new Run(seed).play();
    }

    /** One stream. */
    private static final class Run {
        private final long seed;
        private final Random random;
        private final Map<String, List<Question>> questions = new LinkedHashMap<>();
        private final TestPolicy policy;
        private final FeatureVector vector;
        private final Map<String, NaiveHistory> histories = new HashMap<>();
        private final List<Event> sent = new ArrayList<>();
        private long newest = TestPolicy.START;
        private int index;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            questions.put("card", randomQuestions("card"));
            questions.put("merchant", randomQuestions("merchant"));
            this.policy = TestPolicy.of(yaml());
            this.vector = policy.newVector();
        }

        void play() {
            for (index = 0; index < EVENTS; index++) {
                Event event = random.nextInt(12) == 0 && !sent.isEmpty() ? anySent() : randomEvent();
                int dice = random.nextInt(10);
                if (dice == 0) {
                    visit(event, Access.READ);
                } else if (dice == 1) {
                    visit(event, Access.COUNT);
                    sent.add(event);
                } else {
                    visit(event, Access.COUNT_AND_READ);
                    sent.add(event);
                }
                if (random.nextInt(3) == 0) {
                    label(random.nextInt(20) == 0 ? randomEvent() : anySent());
                }
            }
        }

        private void visit(Event event, Access access) {
            policy.fill(vector, event, access);
            for (String entity : questions.keySet()) {
                check(entity, event, access);
            }
        }

        private void check(String entity, Event event, Access access) {
            String key = key(entity, event);
            if (key == null) {
                expectAll(entity, access, ValueState.NOT_GIVEN);
                return;
            }
            NaiveHistory history = history(entity, key);
            if (history.isTooLate(event)) {
                expectAll(entity, access, ValueState.TOO_LATE);
                return;
            }
            boolean added = !history.contains(event);
            if (added) {
                history.add(event);
            }
            if (access.reads()) {
                questions(entity).forEach(question -> expect(question, history.answer(question, event)));
            }
            if (added && !access.counts()) {
                history.remove(event);
            }
        }

        private void expectAll(String entity, Access access, ValueState state) {
            if (access.reads()) {
                questions(entity).forEach(question -> expect(question, Answer.missing(state)));
            }
        }

        private void expect(Question question, Answer expected) {
            int slot = vector.slot(question.name());
            Answer actual = new Answer(vector.state(slot), vector.number(slot));
            if (!actual.equals(expected)) {
                fail("seed %d, event %d, %s: %s instead of %s", seed, index, question.name(), actual, expected);
            }
        }

        private void label(Event event) {
            Instant knownAt = Instant.ofEpochMilli(event.timeMillis() + (random.nextInt(5) - 1) * 3_600_000L);
            Label label = random.nextInt(3) == 0
                    ? Label.legit(LabelSource.ANALYST, knownAt)
                    : Label.fraud(LabelSource.CHARGEBACK, knownAt);
            policy.label(event, label);
            for (String entity : questions.keySet()) {
                String key = key(entity, event);
                if (key != null) {
                    history(entity, key).label(event, label);
                }
            }
        }

        private Event randomEvent() {
            newest += STEPS[random.nextInt(STEPS.length)];
            // Once in a while the stream rests for longer than anything is kept.
            newest += random.nextInt(200) == 0 ? 10 * TestPolicy.DAY : 0;
            String id = "e" + index + "-" + random.nextInt(1_000_000);
            int dice = random.nextInt(20);
            if (dice == 0) {
                // Later than any entity allows; keys that are never idle, so that lateness is theirs.
                return payment(id, newest - LATENESS_MILLIS * (1 + random.nextInt(40)), "c0", "m0");
            }
            // The disorder that is allowed, to the millisecond.
            long behind = dice == 1 ? LATENESS_MILLIS : dice < 6 ? (long) (random.nextDouble() * LATENESS_MILLIS) : 0;
            if (dice == 19) {
                Event.Builder login = policy.login(id, newest - behind);
                return (random.nextBoolean() ? login.set("card", randomKey("c")) : login).build();
            }
            return payment(
                    id,
                    newest - behind,
                    dice == 18 ? null : randomKey("c"),
                    random.nextInt(15) == 0 ? null : randomKey("m"));
        }

        private Event payment(String id, long millis, @Nullable String card, @Nullable String merchant) {
            Event.Builder event = policy.payment(id, millis);
            if (card != null) {
                event.set("card", card);
            }
            if (merchant != null) {
                event.set("merchant", merchant);
            }
            if (random.nextInt(8) > 0) {
                event.set("amount", random.nextInt(100_000) / 100.0);
            }
            if (random.nextBoolean()) {
                event.set("tip", (random.nextInt(5) - 2) / 10.0);
            }
            if (random.nextInt(4) > 0) {
                event.set("country", List.of("DE", "FR", "BR", "US").get(random.nextInt(4)));
            }
            if (random.nextBoolean()) {
                event.set("online", random.nextBoolean());
            }
            return event.build();
        }

        /** Mostly the same few, now and then one that is rarely seen. */
        private String randomKey(String prefix) {
            return prefix + (random.nextInt(10) == 0 ? 10 + random.nextInt(200) : random.nextInt(3));
        }

        private Event anySent() {
            if (sent.isEmpty()) {
                return randomEvent();
            }
            Event event = sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 40)));
            // What comes back after its entity has left is another test's.
            return event.timeMillis() < newest - LATENESS_MILLIS ? randomEvent() : event;
        }

        private List<Question> questions(String entity) {
            return Objects.requireNonNull(questions.get(entity));
        }

        private NaiveHistory history(String entity, String key) {
            return histories.computeIfAbsent(
                    entity + "/" + key, any -> new NaiveHistory(LATENESS_MILLIS, retention(entity)));
        }

        private long retention(String entity) {
            return questions(entity).stream()
                    .mapToLong(question -> question.lengthMillis() + question.offsetMillis())
                    .max()
                    .orElseThrow();
        }

        private static @Nullable String key(String entity, Event event) {
            return event.type().attribute(entity) == null ? null : event.text(entity);
        }

        private List<Question> randomQuestions(String entity) {
            Map<String, Question> byName = new LinkedHashMap<>();
            List<List<String>> aggregates = List.of(
                    List.of("count"),
                    List.of("sum", "amount"),
                    List.of("mean", "amount"),
                    List.of("min", "amount"),
                    List.of("max", "tip"),
                    List.of("sum", "tip"),
                    List.of("distinct", "country"),
                    List.of("distinct", "tip"),
                    List.of("distinct", "online"),
                    List.of("distinct", entity.equals("card") ? "merchant" : "card"),
                    List.of("fraud_count"),
                    List.of("fraud_rate"));
            for (List<String> aggregate : aggregates) {
                for (int i = 0; i < 3; i++) {
                    Question question = new Question(
                            entity,
                            aggregate.get(0),
                            aggregate.size() == 2 ? aggregate.get(1) : null,
                            LENGTHS.get(random.nextInt(LENGTHS.size())),
                            random.nextInt(3) == 0 ? OFFSETS.get(random.nextInt(OFFSETS.size())) : null,
                            random.nextInt(3) == 0);
                    byName.put(question.name(), question);
                }
            }
            Question elapsed = new Question(entity, "elapsed", null, null, null, false);
            byName.put(elapsed.name(), elapsed);
            return List.copyOf(byName.values());
        }

        private String yaml() {
            return "profiles: { lateness: " + LATENESS + " }\nfeatures:\n"
                    + questions.entrySet().stream()
                            .map(entry -> "  " + entry.getKey() + ":\n"
                                    + entry.getValue().stream()
                                            .map(Question::yaml)
                                            .collect(Collectors.joining("\n")))
                            .collect(Collectors.joining("\n"));
        }
    }
}
