package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.KernelRuntime;
import dev.fraudscorer.onnx.internal.model.ModelRow;
import dev.fraudscorer.onnx.internal.model.ModelRuntime;
import dev.fraudscorer.onnx.internal.model.NativeRuntime;
import dev.fraudscorer.onnx.internal.model.NoProbabilityException;
import dev.fraudscorer.onnx.internal.model.Probability;
import dev.fraudscorer.onnx.internal.model.Reasons;
import dev.fraudscorer.onnx.internal.model.RowFiller;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.onnx.internal.runtime.NativeModel;
import dev.fraudscorer.onnx.internal.runtime.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model that passed its gate: a row in, a probability out. Thread-safe. */
public final class ScoringModel implements AutoCloseable {
    /** The largest file that is read as a model, in bytes. */
    public static final int LARGEST_FILE = 512 << 20;

    /** More than threads usually score at once; a row beyond them is made for one call. */
    private static final int IDLE_ROWS = 64;

    private final ModelRuntime runtime;
    private final List<InputColumn> columns;
    private final boolean[] needed;
    private final RowFiller filler;
    private final ScoreFunction function;
    private final @Nullable Reasons reasons;
    private final ModelFacts facts;
    private final Pool<ModelRow> rows = new Pool<>(IDLE_ROWS);

    private ScoringModel(
            ModelRuntime runtime,
            List<InputColumn> columns,
            RowFiller filler,
            boolean[] needed,
            ScoreFunction function,
            @Nullable Reasons reasons,
            ModelFacts facts) {
        this.runtime = runtime;
        this.columns = columns;
        this.filler = filler;
        this.needed = needed;
        this.function = function;
        this.reasons = reasons;
        this.facts = facts;
    }

    /** Loads a model without vectors that were stored, and without reasons. */
    public static ScoringModel load(byte[] content, ModelRequest request) throws ModelRefusedException {
        return load(content, request, StoredVectors.NONE, null);
    }

    /**
     * Loads a model, tries it and warms it up.
     *
     * @param content the file's bytes; not modified
     * @param stored earlier answers of the model
     * @param background rows that represent those that the model will see, to explain its scores by; empty if there are
     *     none; null to explain nothing
     * @throws ModelRefusedException if it does not fit; nothing native is left
     */
    public static ScoringModel load(
            byte[] content, ModelRequest request, StoredVectors stored, @Nullable List<double[]> background)
            throws ModelRefusedException {
        OnnxFile file = OnnxFile.parse(content, request.dataFiles(), request.allowedOperators());
        String digest = ModelDigest.of(content, file.dataFiles());
        ScoringGraph graph = graph(file, request);
        List<InputColumn> columns = RequestedColumns.of(graph, request);
        List<GraphInput> inputs = graph.widened(columns.size());
        List<ElementType> types = types(inputs);
        RequestedColumns.check(columns, types);
        checkVectors(stored, digest, background, columns.size());
        KernelLoad kernel = KernelLoad.of(file, graph, inputs, request, stored);
        if (kernel.model() == null && graph.hasWideSets()) {
            throw new ModelRefusedException(
                    "a set of members other than 0 to 30 for ONNX Runtime (" + kernel.verdict()
                            + "), which finds a number" + " in it by its whole part alone",
                    "such sets in a model that the kernel can run");
        }
        ModelRuntime runtime = kernel.model() != null
                ? new KernelRuntime(kernel.model(), kernel.column())
                : new NativeRuntime(NativeModel.open(graph, inputs, request.fraudClass()), columns.size());
        try {
            LoadGate gate = new LoadGate(graph, runtime, request.function(), types);
            gate.check();
            gate.checkStored(stored, columns);
            boolean[] needed = gate.columnsNeeded(columns);
            long usualNanos = gate.warmUp();
            Explanations explanations = Explanations.of(kernel, columns, runtime, request.function(), background);
            ModelFacts facts = new ModelFacts(
                    digest,
                    graph.output(),
                    kernel.model() == null ? kernel.verdict() : null,
                    kernel.model() == null ? null : kernel.verdict(),
                    kernel.model() == null ? 0 : kernel.model().trees(),
                    explanations.notExplained(),
                    stored.input().isEmpty() ? null : stored.input().size() + " rows of " + stored.source(),
                    explanations.caveat(),
                    graph.hasTrees() && !graph.learntMissing(),
                    usualNanos,
                    explanations.usualNanos());
            RowFiller filler = new RowFiller(columns, types, needed);
            return new ScoringModel(
                    runtime, columns, filler, needed, request.function(), explanations.reasons(), facts);
        } catch (ModelRefusedException | RuntimeException | Error e) {
            runtime.close();
            throw e;
        }
    }

    /** How each column gets its value, in order. */
    public List<InputColumn> columns() {
        return columns;
    }

    /** Whether a column is made of a text. */
    public boolean takesText(int column) {
        return filler.takesText(column);
    }

    /** The columns without which the model cannot score, ascending. */
    public int[] columnsNeeded() {
        return IntStream.range(0, needed.length).filter(i -> needed[i]).toArray();
    }

    /** Whether a missing value of some column goes into it as such. */
    public boolean takesMissing() {
        for (int i = 0; i < needed.length; i++) {
            if (!needed[i] && columns.get(i).missing() != InputColumn.Missing.IMPUTE) {
                return true;
            }
        }
        return false;
    }

    /** What loading it found out. */
    public ModelFacts facts() {
        return facts;
    }

    /** Explains its scores; null if they cannot be, or shall not. */
    public @Nullable Reasons reasons() {
        return reasons;
    }

    /** Memory for one call at a time. */
    public ModelRow newRow() {
        return runtime.newRow();
    }

    /**
     * Takes the values of an event.
     *
     * @param slots the slot of each column
     * @return the first column whose value is missing though the model needs it; -1 if it can score
     */
    public int fill(FeatureValues values, int[] slots, ModelRow row) {
        return filler.fill(values, slots, row);
    }

    /**
     * The probability for a row that was filled.
     *
     * @return in [0, 1]
     * @throws IllegalStateException if the model is closed, or gives no probability
     */
    public double score(ModelRow row) {
        double value = function.transformed(runtime.run(row));
        if (!Probability.isNear(value)) {
            String what = Double.isFinite(value) ? "a value outside of [0, 1]" : "a value that is not finite";
            throw new NoProbabilityException("output '" + facts.output() + "' gave " + what);
        }
        return function.probability(value);
    }

    /**
     * The probability for numbers as the model gets them.
     *
     * @param numbers as many as columns, NaN where a value is missing; not modified
     * @return in [0, 1]; NaN if a column is missing without which the model cannot score
     * @throws IllegalStateException if the model is closed, or gives no probability
     */
    public double score(float[] numbers) {
        ModelRow idle = rows.take();
        ModelRow row = idle != null ? idle : runtime.newRow();
        try {
            for (int i = 0; i < numbers.length; i++) {
                if (needed[i] && Float.isNaN(numbers[i])) {
                    return Double.NaN;
                }
                row.numbers[i] = numbers[i];
            }
            return score(row);
        } finally {
            rows.keep(row);
        }
    }

    /** Waits for the calls inside, then gives back what is native. Later calls throw. */
    @Override
    public void close() {
        runtime.close();
    }

    private static ScoringGraph graph(OnnxFile file, ModelRequest request) throws ModelRefusedException {
        try {
            return ScoringGraph.of(file, request.output());
        } catch (ModelRefusedException e) {
            // An unknown operator is a better message about a file than the shape of its input.
            if (request.runtime() != ModelRequest.RuntimeChoice.KERNEL) {
                NativeModel.check(file.toBytes());
            }
            throw e;
        }
    }

    private static List<ElementType> types(List<GraphInput> inputs) {
        List<ElementType> types = new ArrayList<>();
        inputs.forEach(input -> types.addAll(Collections.nCopies(input.width(), input.type())));
        return types;
    }

    private static void checkVectors(
            StoredVectors stored, String digest, @Nullable List<double[]> background, int width)
            throws ModelRefusedException {
        if (stored.digest() != null && !stored.digest().equals(digest)) {
            throw new ModelRefusedException(
                    "golden vectors of the model " + stored.digest(),
                    "vectors of " + digest + "; store them again after the model has changed");
        }
        List<double[]> rows = new ArrayList<>(stored.input());
        rows.addAll(background == null ? List.of() : background);
        for (double[] row : rows) {
            if (row.length != width) {
                throw new ModelRefusedException(
                        "a golden or background row of " + row.length + " numbers",
                        width + ", one for each column of the model");
            }
        }
    }
}
