package dev.fraudscorer.onnx.internal;

import dev.fraudscorer.onnx.internal.graph.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.runtime.NativeModel;
import dev.fraudscorer.onnx.internal.runtime.OnnxRuntimeException;
import java.util.List;
import java.util.stream.IntStream;

/** Tries a model before it is used: it must give probabilities, and the same ones each time. */
final class LoadGate {
    private static final int WARM_UP_RUNS = 500;

    private final ScoringGraph graph;
    private final NativeModel model;

    LoadGate(ScoringGraph graph, NativeModel model) {
        this.graph = graph;
        this.model = model;
    }

    /** Refuses a model that gives no probabilities for rows without missing values. */
    void check() throws ModelRefusedException {
        for (float[] row : ProbeRows.complete(model.width())) {
            float value = run(row);
            if (!Float.isFinite(value)) {
                throw refusal(value + " for a row of finite numbers", "a finite probability");
            }
            if (!Probability.isNear(value)) {
                throw refusal(value + " for a row of the load probe", "a probability in [0, 1]" + advice());
            }
            if (Float.floatToRawIntBits(run(row)) != Float.floatToRawIntBits(value)) {
                throw refusal("two values for the same row", "a model that gives one");
            }
        }
    }

    /**
     * The columns without which the model cannot score. A model needs them all unless it has a node that is made for
     * missing values: others calculate with NaN, and whether that survives to the output is an accident.
     */
    int[] columnsNeeded() {
        int width = model.width();
        boolean copes = graph.knowsMissing() && givesProbability(List.of(ProbeRows.constant(width, Float.NaN)));
        return IntStream.range(0, width)
                .filter(column -> !copes || !givesProbability(ProbeRows.missing(width, column)))
                .toArray();
    }

    /** Lets the first event find code that is loaded, linked and partly compiled, and memory that was touched. */
    void warmUp() {
        List<float[]> rows = ProbeRows.complete(model.width());
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            model.run(rows.get(i % rows.size()));
        }
    }

    private boolean givesProbability(List<float[]> rows) {
        try {
            return rows.stream().allMatch(row -> Probability.isNear(model.run(row)));
        } catch (OnnxRuntimeException e) {
            return false;
        }
    }

    private float run(float[] row) throws ModelRefusedException {
        try {
            return model.run(row);
        } catch (OnnxRuntimeException e) {
            throw new ModelRefusedException(
                    "a model that fails for a row of finite numbers (" + e.getMessage() + ")",
                    "a probability for each row");
        }
    }

    private ModelRefusedException refusal(String found, String expected) {
        return new ModelRefusedException("output '" + graph.output() + "' that gives " + found, expected);
    }

    private String advice() {
        return graph.asksRegressorForLogistic()
                ? ": ONNX Runtime leaves post_transform LOGISTIC out for a TreeEnsembleRegressor of one target;"
                        + " export the model as a classifier, or add a Sigmoid node"
                : ": export a classifier with its probabilities; scores of another range have no place here";
    }
}
