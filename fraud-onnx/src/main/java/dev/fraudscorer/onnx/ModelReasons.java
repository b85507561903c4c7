package dev.fraudscorer.onnx;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.model.ModelRow;
import dev.fraudscorer.onnx.internal.model.Reasons;
import dev.fraudscorer.onnx.internal.section.ModelEntry;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Scratch;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the features that raised a model's score most into the evidence. Thread-safe. */
final class ModelReasons {
    private static final DisplayedValue[] NOTHING = {};

    private final ModelEntry entry;
    private final @Nullable Reasons reasons;
    private final Evidence noAttribution;
    /** By feature, without its contribution. */
    private final Evidence[] raised;

    private final DisplayedValue[][] shown;
    private final Scratch<double[]> contributions;

    ModelReasons(ModelEntry entry, ScoringModel model, Schema schema) {
        this.entry = entry;
        this.reasons = model.reasons();
        this.noAttribution = Evidence.noAttribution(
                entry.id(),
                entry.mode(),
                "no attribution is available: " + model.facts().notExplained());
        List<String> features = reasons == null ? List.of() : reasons.features();
        int count = features.size();
        String caveat = model.facts().caveat();
        this.raised = new Evidence[count];
        this.shown = new DisplayedValue[count][];
        for (int i = 0; i < count; i++) {
            String feature = features.get(i);
            raised[i] = Evidence.contribution(
                    entry.id(),
                    entry.explanation().reasons().get(feature),
                    0,
                    entry.mode(),
                    caveat == null ? feature : feature + " (" + caveat + ")");
            shown[i] = shown(schema.find(feature));
        }
        this.contributions = new Scratch<>(() -> new double[count]);
    }

    /** @param row with the values that were scored last */
    void add(ModelRow row, FeatureVector vector, EvidenceSink out) {
        if (reasons == null) {
            out.add(noAttribution);
            return;
        }
        double[] byFeature = vector.scratch(contributions);
        reasons.explain(row, byFeature);
        for (int i = 0; i < entry.explanation().most(); i++) {
            int greatest = greatest(byFeature);
            if (greatest < 0) {
                return;
            }
            out.add(raised[greatest].withContribution(byFeature[greatest]), shown[greatest]);
            byFeature[greatest] = 0;
        }
    }

    /** The greatest above 0; -1 if there is none. */
    private static int greatest(double[] values) {
        int greatest = -1;
        double most = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > most) {
                most = values[i];
                greatest = i;
            }
        }
        return greatest;
    }

    /** The keys of entities are not shown. */
    private static DisplayedValue[] shown(@Nullable Variable variable) {
        if (variable == null || variable.isKey()) {
            return NOTHING;
        }
        return new DisplayedValue[] {DisplayedValue.ofSlot(variable.name(), variable.type(), variable.slot())};
    }
}
