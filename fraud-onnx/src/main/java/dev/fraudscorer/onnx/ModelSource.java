package dev.fraudscorer.onnx;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.load.StoredVectors;
import dev.fraudscorer.onnx.internal.model.DeadlinePassedException;
import dev.fraudscorer.onnx.internal.model.ModelRow;
import dev.fraudscorer.onnx.internal.section.ModelEntry;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.Explainer;
import dev.fraudscorer.spi.Repeatable;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Scratch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Scores events by one model, or reports which value is missing for it. Thread-safe. */
final class ModelSource implements Explainer, Repeatable {
    private final ModelEntry entry;
    private final ScoringModel model;
    private final int[] slots;
    /** Without its risk. */
    private final Evidence scored;

    private final Evidence outOfTime;
    private final Scratch<ModelRow> rows;
    private final ModelReasons reasons;
    /** By column, made at load. */
    private final List<Map<ValueState, Evidence>> whenMissing = new ArrayList<>();

    /** @param slots the slot of each of the model's columns; owned by the source */
    ModelSource(ModelEntry entry, ScoringModel model, int[] slots, ModelReasons reasons) {
        this.entry = entry;
        this.model = model;
        this.slots = slots;
        this.reasons = reasons;
        this.scored = Evidence.modelScore(
                entry.id(),
                entry.reason(),
                Double.NaN,
                entry.weight(),
                entry.mode(),
                "probability from output '" + model.facts().output() + "'");
        this.outOfTime =
                Evidence.failure(FailureKind.DEADLINE, entry.id(), entry.mode(), "the deadline passed while it scored");
        this.rows = new Scratch<>(model::newRow);
        model.columns().forEach(column -> whenMissing.add(whenMissing(column.feature())));
    }

    @Override
    public String id() {
        return entry.id();
    }

    @Override
    public Erased forget(ForgottenKey key) {
        return Erased.nothing();
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
    public long usualNanos() {
        return model.facts().usualNanos();
    }

    /** That of the gate for ONNX Runtime, whose kernels are other ones on another processor. */
    @Override
    public double tolerance() {
        return model.facts().notInKernel() == null ? 0 : StoredVectors.USUAL_TOLERANCE;
    }

    @Override
    public String digest() {
        return model.facts().digest();
    }

    @Override
    public int[] slotsRead() {
        return slots.clone();
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        ModelRow row = vector.scratch(rows);
        row.setEvent(null);
        int missing = model.fill(vector, slots, row);
        if (missing >= 0) {
            Evidence why = whenMissing.get(missing).get(vector.state(slots[missing]));
            out.add(Objects.requireNonNull(why));
            return;
        }
        row.setDeadline(vector.deadline());
        double risk;
        try {
            risk = model.score(row);
        } catch (DeadlinePassedException e) {
            out.add(outOfTime);
            return;
        } finally {
            row.setDeadline(Deadline.NONE);
        }
        row.setEvent(vector.event());
        out.add(scored.withRisk(risk));
    }

    @Override
    public boolean explains(Decision decision) {
        return entry.explanation().when().includes(decision);
    }

    @Override
    public long usualNanosToExplain() {
        return model.facts().usualNanosToExplain();
    }

    @Override
    public void explain(FeatureVector vector, EvidenceSink out) {
        ModelRow row = vector.scratch(rows);
        // What was left out or could not be scored needs no reasons.
        if (row.isOf(vector.event())) {
            reasons.add(row, vector, out);
            row.setEvent(null);
        }
    }

    /** What loading the model found out. */
    ModelReport report() {
        return ModelReport.of(entry, model);
    }

    @Override
    public void close() {
        model.close();
    }

    private Map<ValueState, Evidence> whenMissing(String input) {
        Map<ValueState, Evidence> evidence = new EnumMap<>(ValueState.class);
        for (ValueState state : ValueState.values()) {
            String why = state == ValueState.PRESENT ? "a text without a code" : state.toString();
            String detail = input + ": " + why;
            // Where the model has effect, its silence must not pass for a low score; without effect it is only shown.
            evidence.put(
                    state,
                    entry.mode() == Mode.ACTIVE
                            ? Evidence.failure(FailureKind.NOT_EVALUABLE, entry.id(), entry.mode(), detail)
                            : Evidence.notEvaluable(entry.id(), entry.mode(), detail));
        }
        return evidence;
    }
}
