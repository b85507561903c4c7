package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.NaiveEntity.Disagreement;
import dev.fraudscorer.features.internal.NaiveEntity.Verdict;
import dev.fraudscorer.features.internal.NaiveHistory.Cut;
import dev.fraudscorer.features.internal.Question.Span;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine and the oracle side by side; throws {@link Disagreement} at the first step at which they differ. */
final class Play {
    private static final int SOMETIMES = 15;
    private static final Set<ValueState> UNKNOWN =
            EnumSet.of(ValueState.EVICTED, ValueState.TOO_EARLY, ValueState.TOO_LATE, ValueState.INVALID);
    /** What is told apart by values, which a bucket does not say of single events. */
    private static final Set<String> OF_VALUES = Set.of("distinct", "share");

    /** One content in 65,536 is taken for another, at each entity that has the event. */
    private static final int MOST_UNNOTICED = 1;

    private final Shape shape;
    private final TestPolicy policy;
    private final FeatureVector vector;
    private final Map<String, NaiveEntity> entities = new LinkedHashMap<>();
    private final Map<String, List<FeatureSlot>> withoutWindow = new LinkedHashMap<>();
    private final Map<String, List<List<FeatureSlot>>> byWindow = new LinkedHashMap<>();
    private final long leadMillis;
    private int probes;
    /** Events that came again with another content that was taken for the first. */
    private final Set<String> unnoticed = new HashSet<>();

    Play(OraclePolicy both) {
        this(both, null);
    }

    /** @param store where the engine's profiles are; null for this process */
    Play(OraclePolicy both, @Nullable ProfileStoreFactory store) {
        this.shape = both.shape();
        this.leadMillis = both.leadMillis();
        this.policy = TestPolicy.over(store, both.time(), both.yaml());
        this.vector = policy.newVector();
        both.questions().forEach((entity, questions) -> {
            entities.put(
                    entity,
                    new NaiveEntity(
                            entity,
                            both.limits(entity),
                            hearsLabels(questions),
                            event -> policy.evictedUntil(entity, event.event())));
            bind(entity, questions);
        });
    }

    private static boolean hearsLabels(List<Question> questions) {
        return questions.stream().anyMatch(question -> question.aggregate().startsWith("fraud"));
    }

    private void bind(String entity, List<Question> questions) {
        Map<String, List<FeatureSlot>> windows = new LinkedHashMap<>();
        for (Question question : questions) {
            FeatureSlot feature = new FeatureSlot(question, vector.slot(question.name()));
            if (feature.slot() < 0) {
                throw new IllegalStateException("no feature " + question.name());
            }
            Span span = question.span();
            windows.computeIfAbsent(span == null ? "" : span.name(), any -> new ArrayList<>())
                    .add(feature);
        }
        withoutWindow.put(entity, Objects.requireNonNull(windows.remove("")));
        byWindow.put(entity, List.copyOf(windows.values()));
    }

    /** An event with these attributes, for those who make steps. */
    TestPolicy policy() {
        return policy;
    }

    void play(Step step) {
        NaiveEvent event = new NaiveEvent(step.event());
        Access access = step.access();
        if (access != null) {
            visit(event, access, new Random(step.salt()));
        } else if (step.early() != null) {
            long reached = step.early().reached();
            long received = step.early().received();
            entities.values().forEach(entity -> entity.prepare(event));
            policy.noteUncounted(step.event(), reached, received);
            entities.values().forEach(entity -> entity.noteEarly(event, reached, received));
        } else if (step.label() == null) {
            policy.amend(step.event());
            entities.values().forEach(entity -> entity.amend(event));
        } else if (!isLabelOfAnUnknownFoldedEvent(event)) {
            policy.label(step.event(), step.label());
            entities.values().forEach(entity -> entity.label(event, step.label()));
        }
        if (shape.isCrowded() || (step.salt() & SOMETIMES) == 1) {
            settle();
        }
    }

    /** An event, without a look at the gauges: they begin anew with a restore. */
    void visit(Step step) {
        visit(new NaiveEvent(step.event()), Objects.requireNonNull(step.access()), new Random(step.salt()));
    }

    /** Compares what is visible at the end. */
    void end() {
        settle();
    }

    private void visit(NaiveEvent event, Access planned, Random random) {
        // The engine cannot see of an event that is too late whether it is among the folded ones, which is open here.
        boolean mayBeFolded = entities.values().stream().anyMatch(entity -> entity.isLateAmongFolded(event));
        Access access = mayBeFolded ? Access.READ : planned;
        entities.values().forEach(entity -> entity.prepare(event));
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        entities.forEach((name, entity) -> verdicts.put(name, entity.judge(event, access.counts())));
        policy.fill(vector, event.event(), access);
        verdicts.forEach((name, verdict) -> {
            if (access.reads()) {
                compare(name, event, verdict, random);
            }
            if (access.counts()) {
                entity(name).count(event, verdict);
            }
        });
    }

    private void compare(String entity, NaiveEvent event, Verdict verdict, Random random) {
        List<FeatureSlot> always = Objects.requireNonNull(withoutWindow.get(entity));
        List<List<FeatureSlot>> windows = Objects.requireNonNull(byWindow.get(entity));
        if (verdict == Verdict.ALTERED && !isSaidToBeInvalid(always)) {
            unnoticed.add(event.event().toString());
            if (unnoticed.size() <= MOST_UNNOTICED) {
                return;
            }
        }
        if (verdict != Verdict.SEEN) {
            Answer missing = Answer.missing(stateOf(verdict));
            always.forEach(feature -> expect(feature, event, missing));
            windows.forEach(window -> window.forEach(feature -> expect(feature, event, missing)));
        } else if (random.nextInt(shape.askedOneIn()) == 0) {
            NaiveHistory history = entity(entity).history(event);
            NaiveAnswers answers = new NaiveAnswers(history, event);
            always.forEach(feature -> compare(feature, event, history, answers));
            compare(windows.get(random.nextInt(windows.size())), event, history, answers);
        }
    }

    private boolean isSaidToBeInvalid(List<FeatureSlot> features) {
        return vector.state(features.get(0).slot()) == ValueState.INVALID;
    }

    private static ValueState stateOf(Verdict verdict) {
        return switch (verdict) {
            case TOO_LATE -> ValueState.TOO_LATE;
            case ALTERED -> ValueState.INVALID;
            case EVICTED -> ValueState.EVICTED;
            case WITHOUT_KEY -> ValueState.NOT_GIVEN;
            case REFUSED_KEY -> ValueState.INVALID;
            case SEEN -> ValueState.PRESENT;
        };
    }

    /** All features of one window must be those of one choice of events. */
    private void compare(List<FeatureSlot> window, NaiveEvent event, NaiveHistory history, NaiveAnswers answers) {
        List<Cut> cuts = cuts(
                history, Objects.requireNonNull(window.get(0).question().span()).seenFrom(leadMillis), event);
        for (Cut cut : cuts) {
            if (window.stream().allMatch(feature -> explains(answers, cut, feature))) {
                expectNothingHidden(window, event, answers, cuts.get(0));
                return;
            }
        }
        for (FeatureSlot feature : window) {
            expect(feature, event, answer(answers, feature.question(), cuts.get(0)));
        }
        throw new Disagreement(
                "no choice of events of " + window.get(0).question().span() + " explains all values at " + event);
    }

    /** Where nothing is found in a window, the engine may report folded values as missing; and those of an event that is very late. */
    private boolean explains(NaiveAnswers answers, Cut cut, FeatureSlot feature) {
        if (OF_VALUES.contains(feature.question().aggregate())
                && vector.state(feature.slot()) == ValueState.EVICTED
                && answers.isFarBackAmongFolded(cut)) {
            return true;
        }
        Answer answer = answer(answers, feature.question(), cut);
        boolean unknown = answer.state() == ValueState.NO_HISTORY
                && vector.state(feature.slot()) == ValueState.EVICTED
                && answers.isCut(cut);
        return unknown || answer.is(vector, feature.slot());
    }

    private static Answer answer(NaiveAnswers answers, Question question, Cut cut) {
        return answers.unlessUncounted(question, answers.of(question, cut));
    }

    /** Where the engine reports no history, there is none. */
    private void expectNothingHidden(List<FeatureSlot> window, NaiveEvent event, NaiveAnswers answers, Cut truth) {
        for (FeatureSlot feature : window) {
            if (vector.state(feature.slot()) == ValueState.NO_HISTORY) {
                expect(feature, event, answer(answers, feature.question(), truth));
            }
        }
    }

    private List<Cut> cuts(NaiveHistory history, Span span, NaiveEvent event) {
        return history.cuts(span, event.time() + leadMillis);
    }

    private void compare(FeatureSlot feature, NaiveEvent event, NaiveHistory history, NaiveAnswers answers) {
        Question question = feature.question();
        if (question.aggregate().equals("is_new")) {
            Span span = new Span(history.limits().retentionMillis() + "ms", null);
            List<Cut> cuts = cuts(history, span, event);
            boolean tooFarBack = vector.state(feature.slot()) == ValueState.EVICTED
                    && cuts.stream().anyMatch(cut -> history.isFarBackAmongFolded(event, cut));
            if (!tooFarBack
                    && cuts.stream()
                            .noneMatch(cut -> isNew(answers, question, cut).is(vector, feature.slot()))) {
                expect(feature, event, isNew(answers, question, cuts.get(0)));
            }
            return;
        }
        // The engine reports what is folded as missing, and where it may be as missing from wherever something was not
        // counted.
        ValueState state = vector.state(feature.slot());
        if (!UNKNOWN.contains(state) || !answers.isFolded(question)) {
            expect(feature, event, answers.unlessUncounted(question, answers.of(question)));
        }
    }

    private static Answer isNew(NaiveAnswers answers, Question question, Cut cut) {
        return answers.unlessUncounted(question, answers.isNew(question, cut));
    }

    private void expect(FeatureSlot feature, NaiveEvent event, Answer expected) {
        if (!expected.is(vector, feature.slot())) {
            int slot = feature.slot();
            throw new Disagreement(feature.question().name() + ": found "
                    + (vector.isPresent(slot) ? vector.number(slot) : vector.state(slot)) + ", expected " + expected
                    + " at " + event);
        }
    }

    /** Of such an event the engine cannot see that it was never counted. */
    private boolean isLabelOfAnUnknownFoldedEvent(NaiveEvent event) {
        return shape.isFolding()
                && entities.values().stream()
                        .anyMatch(entity ->
                                entity.isIn(event) && entity.history(event).find(event) < 0);
    }

    /** The gauges are looked at, which makes all leave that is idle. */
    private void settle() {
        Map<String, Long> gauges = policy.gauges();
        entities.forEach((name, entity) -> {
            entity.settle(key -> isKept(name, entity, key));
            entity.gauges().keySet().stream()
                    .filter(gauge -> !shape.isFolding() || !gauge.startsWith("stray"))
                    .forEach(gauge -> expectGauge(gauges, name, gauge, entity));
            long until = Objects.requireNonNull(gauges.get(series(name, "evicted_until")));
            if (until < entity.latestEvictedUntil()) {
                throw new Disagreement("gauge " + name + ".evicted_until: found " + until + ", expected at least "
                        + entity.latestEvictedUntil());
            }
        });
    }

    private static String series(String entity, String gauge) {
        return "features." + gauge + "{entity=" + entity.replace('+', '_') + "}";
    }

    private static void expectGauge(Map<String, Long> gauges, String entity, String gauge, NaiveEntity model) {
        Long actual = gauges.get(series(entity, gauge));
        Long expected = model.gauges().get(gauge);
        if (!Objects.equals(actual, expected)) {
            throw new Disagreement("gauge " + entity + "." + gauge + ": found " + actual + ", expected " + expected);
        }
    }

    private boolean isKept(String name, NaiveEntity entity, List<Object> key) {
        Event.Builder event = policy.payment("probe" + probes++, 0);
        for (int i = 0; i < key.size(); i++) {
            event.set(entity.attributes().get(i), (String) key.get(i));
        }
        return policy.isKept(name, event.build());
    }

    private NaiveEntity entity(String name) {
        return Objects.requireNonNull(entities.get(name));
    }

    private record FeatureSlot(Question question, int slot) {}
}
