package dev.fraudscorer.onnx;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.onnx.internal.ScoringModel;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureVector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says the probability that one model gives to fraud, or which value is missing for it. Thread-safe. */
final class ModelSource implements EvidenceSource {
    private final ModelEntry entry;
    private final ScoringModel model;
    private final int[] slots;
    private final String detail;
    private final int[] slotsNeeded;
    /** By needed column, made at load. */
    private final List<Map<ValueState, Evidence>> whenMissing = new ArrayList<>();

    /** @param slots the slot of each of the model's columns; owned by the source */
    ModelSource(ModelEntry entry, ScoringModel model, int[] slots) {
        this.entry = entry;
        this.model = model;
        this.slots = slots;
        this.detail = "probability from output '" + model.output() + "'";
        int[] needed = model.columnsNeeded();
        this.slotsNeeded = new int[needed.length];
        for (int i = 0; i < needed.length; i++) {
            slotsNeeded[i] = slots[needed[i]];
            whenMissing.add(whenMissing(model.inputs().get(needed[i])));
        }
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
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        for (int i = 0; i < slotsNeeded.length; i++) {
            if (!vector.isPresent(slotsNeeded[i])) {
                Evidence missing = whenMissing.get(i).get(vector.state(slotsNeeded[i]));
                out.add(Objects.requireNonNull(missing));
                return;
            }
        }
        double risk = model.score(vector, slots);
        out.add(Evidence.modelScore(entry.id(), entry.reason(), risk, entry.weight(), entry.mode(), detail));
    }

    @Override
    public void close() {
        model.close();
    }

    private Map<ValueState, Evidence> whenMissing(String input) {
        Map<ValueState, Evidence> evidence = new EnumMap<>(ValueState.class);
        for (ValueState state : ValueState.values()) {
            evidence.put(state, Evidence.notEvaluable(entry.id(), entry.mode(), input + ": " + state));
        }
        return evidence;
    }
}
