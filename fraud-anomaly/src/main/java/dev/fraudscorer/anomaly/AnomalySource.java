package dev.fraudscorer.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorSnapshot;
import dev.fraudscorer.anomaly.internal.detector.DetectorState;
import dev.fraudscorer.anomaly.internal.detector.RestoredState;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Scratch;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scores how odd an event is among the recent ones, and lets it be learned. An event that is not odd, or that its condition
 * does not admit, gets no evidence. Thread-safe.
 */
final class AnomalySource implements EvidenceSource, Durable {
    private final AnomalyEntry entry;
    private final int[] slots;
    private final @Nullable Condition when;
    private final AnomalyExplanation oddity;
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
        this.oddity = new AnomalyExplanation(entry.inputs());
        this.whenMissing = whenMissing(entry);
        this.scratch = new Scratch<>(() -> new Work(slots.length));
        this.state = new DetectorState(entry.learning());
        this.state.learnUntil(entry.pace().until());
        this.learner = newLearner();
        this.tooLittle = new TooLittle(entry, state.published());
    }

    @Override
    public String id() {
        return entry.id();
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
        // Whoever was refused, early or late, is not learned; nor is what is guessed in the place of what is not
        // known.
        if (out.counts() && !vector.isDegraded()) {
            learn(work.row);
        }
    }

    private void score(Work work, EvidenceSink out) {
        DetectorSnapshot known = state.published();
        if (!known.isReady()) {
            out.add(tooLittle(known));
            return;
        }
        double quantile = known.quantile(known.score(work.row, work.point, work.walk));
        if (out.counts()) {
            state.countScored();
        }
        double risk = entry.risks().risk(quantile);
        if (risk > 0) {
            known.explain(work.point, work.walk, work.parts);
            int[] causes = oddity.causes(work.parts);
            String text = oddity.text(known, quantile, work.parts, causes);
            DisplayedValue[] shown = oddity.shown(causes);
            out.add(Evidence.anomaly(entry.id(), entry.reason(), risk, entry.weight(), entry.mode(), text), shown);
        }
    }

    private void learn(double[] row) {
        if (state.admit() % entry.pace().every() == 0) {
            Learner aside = learner;
            if (aside == null) {
                state.learn(row.clone());
            } else {
                aside.offer(row.clone());
            }
        }
    }

    private Evidence tooLittle(DetectorSnapshot known) {
        TooLittle last = tooLittle;
        if (last.known() != known) {
            last = new TooLittle(entry, known);
            tooLittle = last;
        }
        return last.evidence();
    }

    @Override
    public Map<String, Long> gauges() {
        DetectorState known = state;
        Learner aside = learner;
        return Map.of(
                "scored", known.scored(),
                "learned", known.learned(),
                "dropped", known.dropped(),
                "failed", known.failed(),
                "waiting", aside == null ? 0L : aside.waiting(),
                "bytes", known.published().bytes());
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
                && source.entry.learning().fingerprint().equals(entry.learning().fingerprint());
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
        Learner aside = learner;
        if (aside != null) {
            aside.close();
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
    private record TooLittle(DetectorSnapshot known, Evidence evidence) {
        TooLittle(AnomalyEntry entry, DetectorSnapshot known) {
            this(
                    known,
                    Evidence.notEvaluable(
                            entry.id(),
                            entry.mode(),
                            "learned " + known.learned() + " of "
                                    + entry.learning().warmUp() + " events"));
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
