package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.ModelRow;
import dev.fraudscorer.onnx.internal.model.ModelRuntime;
import dev.fraudscorer.onnx.internal.model.Probability;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.onnx.internal.runtime.OnnxRuntimeException;
import java.util.List;

/** Tries a model before it is used: it must give probabilities, the same ones each time, and those that are stored. */
final class LoadGate {
    private static final int WARM_UP_RUNS = 500;
    private static final int TIMED_RUNS = 100;
    private final ScoringGraph graph;
    private final ModelRuntime runtime;
    private final ScoreFunction function;
    private final List<ElementType> types;
    private final ModelRow row;

    LoadGate(ScoringGraph graph, ModelRuntime runtime, ScoreFunction function, List<ElementType> types) {
        this.graph = graph;
        this.runtime = runtime;
        this.function = function;
        this.types = types;
        this.row = runtime.newRow();
    }

    /** Refuses a model that gives no probabilities for rows without missing values. */
    void check() throws ModelRefusedException {
        for (double[] probe : ProbeRows.complete(types.size())) {
            double raw = run(probe);
            double value = function.transformed(raw);
            if (!Double.isFinite(value)) {
                throw refusal(shown(value) + " for a row of finite numbers", "a finite probability");
            }
            if (!Probability.isNear(value)) {
                throw refusal(shown(value) + " for a row of the load probe", "a probability in [0, 1]" + advice());
            }
            if (Double.doubleToRawLongBits(run(probe)) != Double.doubleToRawLongBits(raw)) {
                throw refusal("two values for the same row", "a model that gives one");
            }
        }
    }

    /**
     * Refuses a model whose probabilities, after transform and calibration, are not those of the library that trained it.
     */
    void checkStored(StoredVectors stored, List<InputColumn> columns) throws ModelRefusedException {
        for (int i = 0; i < stored.input().size(); i++) {
            double[] input = stored.input().get(i).clone();
            for (int j = 0; j < input.length; j++) {
                InputColumn column = columns.get(j);
                boolean replaced = Double.isNaN(input[j]) && column.missing() == InputColumn.Missing.IMPUTE;
                input[j] = replaced ? column.imputed() : input[j];
            }
            double expected = stored.output()[i];
            double raw = run(input);
            double transformed = function.transformed(raw);
            double found = Probability.isNear(transformed) ? function.probability(transformed) : transformed;
            if (!(Math.abs(found - expected) <= stored.tolerance())) {
                boolean isRaw = !function.isIdentity() && Math.abs(raw - expected) <= stored.tolerance();
                throw refusal(
                        shown(found) + " for golden vector " + (i + 1),
                        "the " + shown(expected) + " of " + stored.source() + " within " + stored.tolerance()
                                + (isRaw
                                        ? "; this is the output before the transform: golden vectors hold probabilities"
                                        : "; was the model converted rightly, and are its class, output and transform"
                                                + " those of training?"));
            }
        }
    }

    /** By column, whether the model cannot score without it. */
    boolean[] columnsNeeded(List<InputColumn> columns) throws ModelRefusedException {
        boolean copes = graph.handlesMissing() && givesProbability(List.of(withMissing()));
        boolean learnt = copes && graph.learntMissing();
        boolean[] needed = new boolean[types.size()];
        for (int i = 0; i < needed.length; i++) {
            InputColumn column = columns.get(i);
            needed[i] = switch (column.missing()) {
                case REFUSE -> true;
                case IMPUTE -> false;
                case AS_MODEL -> needs(i, learnt);
                case PASS -> {
                    if (needs(i, copes)) {
                        throw new ModelRefusedException(
                                "'missing: pass' for input '" + column.feature()
                                        + "', without which the model gives no probability",
                                "'missing: refuse', or a number to replace a missing value");
                    }
                    yield false;
                }
            };
        }
        return needed;
    }

    /** Loads, links and compiles the code before the first event; returns how many nanoseconds a row takes then. */
    long warmUp() {
        return WarmUp.nanos(ProbeRows.complete(types.size()), WARM_UP_RUNS, TIMED_RUNS, values -> {
            row.setNumbers(values);
            runtime.run(row);
        });
    }

    /** A model needs each column that has no value for missing; others calculate with NaN, and what survives is an accident. */
    private boolean needs(int column, boolean copes) {
        return !copes || !types.get(column).hasNaN() || !givesProbability(ProbeRows.missing(types.size(), column));
    }

    private double[] withMissing() {
        double[] missing = new double[types.size()];
        for (int i = 0; i < missing.length; i++) {
            missing[i] = types.get(i).hasNaN() ? Double.NaN : 0;
        }
        return missing;
    }

    private boolean givesProbability(List<double[]> rows) {
        try {
            for (double[] values : rows) {
                row.setNumbers(values);
                if (!Probability.isNear(function.transformed(runtime.run(row)))) {
                    return false;
                }
            }
            return true;
        } catch (OnnxRuntimeException e) {
            return false;
        }
    }

    private double run(double[] values) throws ModelRefusedException {
        try {
            row.setNumbers(values);
            return runtime.run(row);
        } catch (OnnxRuntimeException e) {
            throw new ModelRefusedException(
                    "a model that fails for a row of finite numbers (" + e.getMessage() + ")",
                    "a probability for each row");
        }
    }

    private ModelRefusedException refusal(String found, String expected) {
        return new ModelRefusedException("output '" + graph.output() + "' that gives " + found, expected);
    }

    /** As short as the model's own precision allows. */
    private static String shown(double value) {
        return value == (float) value ? Float.toString((float) value) : Double.toString(value);
    }

    private String advice() {
        if (!function.isIdentity()) {
            return " after the transform";
        }
        return graph.hasLogisticRegressor()
                ? ": ONNX Runtime leaves post_transform LOGISTIC out for trees of one target;"
                        + " write 'transform: sigmoid' if golden vectors of the training library confirm it, export the"
                        + " model as a classifier, or add a Sigmoid node"
                : ": export a classifier with its probabilities, or write a 'transform' that makes one of the score";
    }
}
