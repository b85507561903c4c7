package dev.fraudscorer.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorSnapshot;
import dev.fraudscorer.anomaly.internal.detector.DetectorState;
import dev.fraudscorer.anomaly.internal.detector.RestoredState;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Scratch;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scores how odd an event is among the recent ones, then passes it on to be learned. An event that is not odd, or that
 * its condition does not admit, gets no evidence. Thread-safe.
 */
final class AnomalySource implements EvidenceSource, Durable {
    private final AnomalyEntry entry;
    private final int[] slots;
    private final @Nullable Condition when;
    private final AnomalyExplanation explanation;
    /** By input, made at load. */
    private final Map<ValueState, Evidence>[] whenMissing;

    private final Scratch<Work> scratch;
    private DetectorState state;
    private @Nullable Learner learner;
    private volatile TooLittle tooLittle;

    AnomalySource(AnomalyEntry entry) {
        this.entry = entry;
        this.slots = entry.slots();
        this.when = entry.when();
        this.explanation = new AnomalyExplanation(entry.inputs());
        this.whenMissing = whenMissing(entry);
        this.scratch = new Scratch<>(() -> new Work(slots.length));
        this.state = new DetectorState(entry.config());
        this.state.learnUntil(entry.pace().until());
        this.learner = newLearner();
        this.tooLittle = new TooLittle(entry, state.published());
    }

    @Override
    public String id() {
        return entry.id();
    }

    /** Nothing in a forest says whose an event was, so nothing can be found in it. */
    @Override
    public Erased forget(ForgottenKey key) {
        return Erased.of(
                Map.of(),
                Map.of(
                        "points",
                        "numbers of events of the past, without keys, ids or texts, until others take their places"));
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public Mode mode() {
        return entry.mode();
    }

    @Override
    public int[] slotsRead() {
        return slots.clone();
    }

    @Override
    public long usualNanos() {
        return state.usualNanos();
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        if (when != null && !when.holds(vector)) {
            return;
        }
        Work work = vector.scratch(scratch);
        double[] numbers = vector.numbers();
        for (int i = 0; i < slots.length; i++) {
            work.row[i] = numbers[slots[i]];
            if (!entry.imputes() && !vector.isPresent(slots[i])) {
                out.add(Objects.requireNonNull(whenMissing[i].get(vector.state(slots[i]))));
                return;
            }
        }
        score(work, out);
        // A refused event, early or late, is not learned; nor is one with a guessed value in place of a missing one.
        if (out.counts() && !vector.isDegraded()) {
            learn(work.row);
        }
    }

    private void score(Work work, EvidenceSink out) {
        DetectorSnapshot snapshot = state.published();
        if (!snapshot.isReady()) {
            out.add(tooLittle(snapshot));
            return;
        }
        double quantile = snapshot.quantile(snapshot.score(work.row, work.point, work.walk));
        if (out.counts()) {
            state.countScored();
        }
        double risk = entry.risks().risk(quantile);
        if (risk > 0) {
            snapshot.explain(work.point, work.walk, work.parts);
            int[] causes = explanation.causes(work.parts);
            String text = explanation.text(snapshot, quantile, work.parts, causes);
            DisplayedValue[] shown = explanation.displayedValues(causes);
            out.add(Evidence.anomaly(entry.id(), entry.reason(), risk, entry.weight(), entry.mode(), text), shown);
        }
    }

    private void learn(double[] row) {
        if (state.admit() % entry.pace().every() == 0) {
            Learner running = learner;
            if (running == null) {
                state.learn(row.clone());
            } else {
                running.offer(row.clone());
            }
        }
    }

    private Evidence tooLittle(DetectorSnapshot snapshot) {
        TooLittle last = tooLittle;
        if (last.snapshot() != snapshot) {
            last = new TooLittle(entry, snapshot);
            tooLittle = last;
        }
        return last.evidence();
    }

    @Override
    public List<Gauge> gauges() {
        DetectorState current = state;
        Learner running = learner;
        return List.of(
                Gauge.of("anomaly.scored", current.scored()),
                Gauge.of("anomaly.learned", current.learned()),
                Gauge.of("anomaly.dropped", current.dropped()),
                Gauge.of("anomaly.failed", current.failed()),
                Gauge.of("anomaly.waiting", running == null ? 0L : running.waiting()),
                Gauge.of("anomaly.bytes", current.published().bytes()));
    }

    @Override
    public String stateName() {
        return "anomaly." + entry.id();
    }

    @Override
    public void save(StateWriter out) throws IOException {
        state.save(out);
    }

    @Override
    public Restored restore(StateReader in) throws IOException, InvalidStateException {
        return RestoredState.read(stateName(), state, in);
    }

    @Override
    public boolean isCompatibleWith(Durable running) {
        return running instanceof AnomalySource source
                && source.entry.config().fingerprint().equals(entry.config().fingerprint());
    }

    /** Called before this source is given to any other thread. */
    @Override
    public boolean adopt(Durable running) {
        close();
        state = ((AnomalySource) running).state;
        state.learnUntil(entry.pace().until());
        learner = newLearner();
        return true;
    }

    @Override
    public boolean mayReset() {
        return true;
    }

    @Override
    public void close() {
        Learner running = learner;
        if (running != null) {
            running.close();
        }
    }

    private @Nullable Learner newLearner() {
        return entry.pace().isInline()
                ? null
                : new Learner(entry.id(), state, entry.pace().queue());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of maps that are all made here
    private static Map<ValueState, Evidence>[] whenMissing(AnomalyEntry entry) {
        return entry.inputs().stream()
                .map(input -> {
                    Map<ValueState, Evidence> evidence = new EnumMap<>(ValueState.class);
                    for (ValueState state : ValueState.values()) {
                        String detail = input.name() + ": " + state;
                        evidence.put(state, Evidence.notEvaluable(entry.id(), entry.mode(), detail));
                    }
                    return evidence;
                })
                .toArray(Map[]::new);
    }

    /** The evidence while too little is learned; made once for each that is published. */
    private record TooLittle(DetectorSnapshot snapshot, Evidence evidence) {
        TooLittle(AnomalyEntry entry, DetectorSnapshot snapshot) {
            this(
                    snapshot,
                    Evidence.notEvaluable(
                            entry.id(),
                            entry.mode(),
                            "learned " + snapshot.learned() + " of "
                                    + entry.config().warmUp() + " events"));
        }
    }

    private static final class Work {
        final double[] row;
        final float[] point;
        final double[] parts;
        final Walk walk = new Walk();

        Work(int inputs) {
            row = new double[inputs];
            point = new float[inputs];
            parts = new double[inputs];
        }
    }
}
