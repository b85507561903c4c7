package dev.fraudscorer.onnx.internal.trees;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.OnnxGraph;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.plan.GraphReader;
import dev.fraudscorer.onnx.internal.trees.plan.OutputStep;
import dev.fraudscorer.onnx.internal.trees.plan.TransformedColumn;
import dev.fraudscorer.onnx.internal.trees.plan.TreePlan;
import dev.fraudscorer.onnx.internal.trees.shap.EnsembleExplainer;
import dev.fraudscorer.onnx.internal.trees.shap.NodeCovers;
import dev.fraudscorer.onnx.internal.trees.walk.EnsembleKernel;
import dev.fraudscorer.onnx.internal.trees.walk.WalkScratch;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree model that is scored in Java. Immutable and thread-safe; each call brings a {@link TreeScratch} of its own, and
 * then allocates nothing. Scores are those of ONNX Runtime with one thread: sums are made in the order of the trees, in
 * the precision of the model.
 */
public final class TreeModel {
    private final TreePlan plan;
    private final List<String> classes;
    private final EnsembleKernel kernel;
    private final TransformedColumn[] columns;
    private final OutputStep[] steps;
    /** Whether a column of the row is a float in the file. */
    private final boolean[] isFloat;
    /** Whether the ensemble sees the row as it is. */
    private final boolean isPlain;

    private TreeModel(TreePlan plan, List<String> classes, EnsembleKernel kernel) {
        this.plan = plan;
        this.classes = classes;
        this.kernel = kernel;
        this.columns = plan.columns().toArray(TransformedColumn[]::new);
        this.steps = plan.steps().toArray(OutputStep[]::new);
        this.isFloat = floatColumns(plan);
        this.isPlain = isPlain(columns, plan.width());
    }

    /**
     * Reads a model.
     *
     * @param file the file
     * @param output the output that holds the probability; null to find it
     * @param width how many columns a row has, if the file leaves that open; 0 if that is not known
     * @throws ModelRefusedException if the model is broken, for ONNX Runtime as well
     * @throws UnsupportedNodeException if it has a node that only ONNX Runtime supports
     */
    public static TreeModel parse(OnnxFile file, @Nullable String output, int width)
            throws ModelRefusedException, UnsupportedNodeException {
        OnnxGraph graph = OnnxGraph.of(file, output);
        TreePlan plan = GraphReader.plan(graph, width);
        return new TreeModel(plan, graph.classes(), EnsembleKernel.of(plan.ensemble()));
    }

    /** What a row brings: the columns of these inputs, one after the other. */
    public List<GraphInput> inputs() {
        return plan.inputs();
    }

    /** How many columns a row has. */
    public int width() {
        return plan.width();
    }

    /** How many outputs there are. */
    public int outputs() {
        return plan.outputs();
    }

    /** The class of each output; empty if the file does not have it. */
    public List<String> classes() {
        return classes;
    }

    /** How many trees there are. */
    public int trees() {
        return plan.ensemble().trees().size();
    }

    /** Room for one call at a time. */
    public TreeScratch scratch() {
        return new TreeScratch(kernel.scratch(), plan.width(), columns.length);
    }

    /**
     * Scores a row.
     *
     * @param row as wide as the model, NaN where a value is missing; not modified
     * @param scratch takes the outputs
     */
    public void score(float[] row, TreeScratch scratch) {
        if (isPlain) {
            kernel.score(row, scratch.walk);
            finish(scratch.walk);
            return;
        }
        for (int i = 0; i < isFloat.length; i++) {
            scratch.row[i] = row[i];
        }
        scoreColumns(scratch);
    }

    /**
     * Scores a row; its values are rounded to float where the model's input is of that type.
     *
     * @param row as wide as the model, NaN where a value is missing; not modified
     * @param scratch takes the outputs
     */
    public void score(double[] row, TreeScratch scratch) {
        if (isPlain) {
            kernel.score(row, scratch.walk);
            finish(scratch.walk);
            return;
        }
        for (int i = 0; i < isFloat.length; i++) {
            scratch.row[i] = isFloat[i] ? (float) row[i] : row[i];
        }
        scoreColumns(scratch);
    }

    /** The covers in the file; null if it has none that can be right. Converters seldom write them. */
    public @Nullable Covers coversOfFile() {
        NodeCovers nodes = NodeCovers.ofFile(plan.ensemble());
        return nodes == null ? null : new Covers(this, nodes);
    }

    /** Covers for which rows are still to be counted. */
    public Covers newCovers() {
        return new Covers(this, NodeCovers.counting(plan.ensemble()));
    }

    /**
     * Prepares explanations.
     *
     * @param covers of this model
     * @param output which output's margin is explained
     * @param bytes how much memory the prepared sums may take; what has no room is worked out for each row
     * @throws UnsupportedNodeException if the model cannot be explained
     */
    public TreeExplainer explainer(Covers covers, int output, long bytes) throws UnsupportedNodeException {
        if (covers.model != this) {
            throw new IllegalArgumentException("covers of another model");
        }
        EnsembleExplainer explainer =
                EnsembleExplainer.of(plan.ensemble(), covers.nodes, columns.length, output, bytes);
        return new TreeExplainer(explainer, columns, isFloat);
    }

    TreePlan plan() {
        return plan;
    }

    /** What the ensemble sees of a row. */
    double[] columnsOf(double[] row) {
        double[] rounded = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            rounded[i] = isFloat[i] ? (float) row[i] : row[i];
        }
        return Arrays.stream(columns).mapToDouble(column -> column.in(rounded)).toArray();
    }

    private void scoreColumns(TreeScratch scratch) {
        for (int i = 0; i < columns.length; i++) {
            scratch.columns[i] = columns[i].in(scratch.row);
        }
        kernel.score(scratch.columns, scratch.walk);
        finish(scratch.walk);
    }

    private void finish(WalkScratch walk) {
        double[] outputs = walk.outputs();
        for (OutputStep step : steps) {
            step.apply(outputs);
        }
    }

    private static boolean[] floatColumns(TreePlan plan) {
        boolean[] floats = new boolean[plan.width()];
        int offset = 0;
        for (GraphInput input : plan.inputs()) {
            int width = input.width() > 0 ? input.width() : plan.width() - fixedWidth(plan);
            Arrays.fill(floats, offset, offset + width, input.type() == ElementType.FLOAT);
            offset += width;
        }
        return floats;
    }

    private static int fixedWidth(TreePlan plan) {
        return plan.inputs().stream().mapToInt(GraphInput::width).sum();
    }

    private static boolean isPlain(TransformedColumn[] columns, int width) {
        boolean plain = columns.length == width;
        for (int i = 0; i < columns.length && plain; i++) {
            plain = columns[i].source() == i && columns[i].functions().isEmpty();
        }
        return plain;
    }
}
