package dev.fraudscorer.onnx.internal;

import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.onnx.internal.graph.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.runtime.NativeModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A model that passed its gate: a row in, a probability out. Thread-safe. */
public final class ScoringModel implements AutoCloseable {
    /** The largest file that is read as a model, in bytes. */
    public static final int LARGEST_FILE = 512 << 20;

    private final NativeModel model;
    private final List<String> inputs;
    private final String output;
    private final int[] needed;

    private ScoringModel(NativeModel model, List<String> inputs, String output, int[] needed) {
        this.model = model;
        this.inputs = inputs;
        this.output = output;
        this.needed = needed;
    }

    /**
     * Loads a model, tries it and warms it up.
     *
     * @param content the file's bytes; not modified
     * @throws ModelRefusedException if it does not fit; nothing native is left
     */
    public static ScoringModel load(byte[] content, ModelRequest request) throws ModelRefusedException {
        ScoringGraph graph = graph(content, request);
        List<String> inputs = inputs(graph, request);
        graph.checkWidth(inputs.size());
        NativeModel model = NativeModel.open(graph, inputs.size(), request.fraudClass());
        try {
            LoadGate gate = new LoadGate(graph, model);
            gate.check();
            int[] needed = gate.columnsNeeded();
            gate.warmUp();
            return new ScoringModel(model, inputs, graph.output(), needed);
        } catch (ModelRefusedException | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** The name of each column, in order. */
    public List<String> inputs() {
        return inputs;
    }

    /** The output's name in the file. */
    public String output() {
        return output;
    }

    /** The columns without which the model cannot score, ascending; a copy. */
    public int[] columnsNeeded() {
        return needed.clone();
    }

    /**
     * The probability for one row.
     *
     * @param row as wide as the model, NaN where a value is missing; not modified
     * @return in [0, 1]; NaN if a column is missing without which the model cannot score
     * @throws IllegalStateException if the model is closed, or gives no probability
     */
    public double score(float[] row) {
        for (int column : needed) {
            if (Float.isNaN(row[column])) {
                return Double.NaN;
            }
        }
        return probability(model.run(row));
    }

    /**
     * The probability for one row, which has all columns without which the model cannot score.
     *
     * @param values where the row's numbers are; a missing one reads as NaN
     * @param slots the slot of each column
     * @return in [0, 1]
     * @throws IllegalStateException if the model is closed, or gives no probability
     */
    public double score(FeatureValues values, int[] slots) {
        return probability(model.run(values, slots));
    }

    /** Waits for the calls inside, then gives back what is native. Later calls throw. */
    @Override
    public void close() {
        model.close();
    }

    private double probability(float value) {
        if (!Probability.isNear(value)) {
            String what = Float.isFinite(value) ? "a value outside of [0, 1]" : "a value that is not finite";
            throw new NoProbabilityException("output '" + output + "' gave " + what);
        }
        return Probability.clamp(value);
    }

    private static ScoringGraph graph(byte[] content, ModelRequest request) throws ModelRefusedException {
        OnnxFile file = OnnxFile.parse(content);
        try {
            return ScoringGraph.of(file, request.output());
        } catch (ModelRefusedException e) {
            // An operator that nobody knows says more about a file than the shape of its input.
            NativeModel.check(content);
            throw e;
        }
    }

    private static List<String> inputs(ScoringGraph graph, ModelRequest request) throws ModelRefusedException {
        List<String> stored = graph.inputNames();
        List<String> wanted = request.inputs();
        if (wanted.isEmpty() && stored.isEmpty()) {
            throw new ModelRefusedException(
                    "no names for the model's columns",
                    "'inputs' with a name for each column, or a metadata entry '" + ScoringGraph.INPUT_NAMES + "'");
        }
        if (!wanted.isEmpty() && !stored.isEmpty() && !wanted.equals(stored)) {
            throw difference(wanted, stored);
        }
        List<String> inputs = wanted.isEmpty() ? stored : wanted;
        Set<String> seen = new HashSet<>();
        for (String input : inputs) {
            if (!seen.add(input)) {
                throw new ModelRefusedException("input '" + input + "' for two columns", "each name once");
            }
        }
        return inputs;
    }

    private static ModelRefusedException difference(List<String> wanted, List<String> stored) {
        String source = " as the file's entry '" + ScoringGraph.INPUT_NAMES + "' has it; or no 'inputs' at all";
        if (wanted.size() != stored.size()) {
            return new ModelRefusedException(wanted.size() + " inputs", stored.size() + "," + source);
        }
        int column = 0;
        while (wanted.get(column).equals(stored.get(column))) {
            column++;
        }
        return new ModelRefusedException(
                "input '" + wanted.get(column) + "' for column " + (column + 1),
                "'" + stored.get(column) + "'," + source);
    }
}
