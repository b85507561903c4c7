package dev.fraudscorer.onnx.internal;

import dev.fraudscorer.onnx.internal.graph.ColumnType;
import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.runtime.NativeReference;
import dev.fraudscorer.onnx.internal.runtime.NativeReference.Answer;
import dev.fraudscorer.onnx.internal.trees.BoundaryRows;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks ONNX Runtime about a model, so that the answers can be stored beside it. */
public final class GoldenVectors {
    private GoldenVectors() {}

    /**
     * What ONNX Runtime says of some rows, and of the boundary rows if the kernel can score the model.
     *
     * @param output the output that holds the probability; null to find it
     * @param fraudClass the class whose probability is the risk; null for 1
     * @param rows as wide as the model; may be empty if the file says how wide that is; not modified
     * @throws ModelRefusedException if the native library does not load, or the model does not fit
     */
    public static StoredVectors of(
            byte[] content, @Nullable String output, @Nullable String fraudClass, List<double[]> rows)
            throws ModelRefusedException {
        OnnxFile file = OnnxFile.parse(content);
        ScoringGraph graph = ScoringGraph.of(file, output);
        List<GraphInput> inputs = graph.widened(rows.isEmpty() ? graph.width() : rows.get(0).length);
        if (inputs.stream().anyMatch(input -> input.type() == ColumnType.TEXT)) {
            throw new ModelRefusedException("a model with columns of texts", "columns of numbers for golden vectors");
        }
        int width = inputs.stream().mapToInt(GraphInput::width).sum();
        List<double[]> boundaryRows = boundaryRows(file, output, width);
        try (NativeReference reference = NativeReference.open(graph, inputs)) {
            return new StoredVectors(
                    Digest.of(content),
                    "onnxruntime " + reference.version(),
                    rows,
                    answers(graph, fraudClass, reference.run(rows)),
                    boundaryRows.isEmpty() ? 0 : BoundaryRows.VERSION,
                    answers(graph, fraudClass, reference.run(boundaryRows)));
        }
    }

    private static List<double[]> boundaryRows(OnnxFile file, @Nullable String output, int width)
            throws ModelRefusedException {
        try {
            return BoundaryRows.of(TreeModel.parse(file, output, width));
        } catch (UnsupportedNodeException e) {
            return List.of();
        }
    }

    private static double[] answers(ScoringGraph graph, @Nullable String fraudClass, List<Answer> answers)
            throws ModelRefusedException {
        double[] values = new double[answers.size()];
        for (int i = 0; i < values.length; i++) {
            double[] outputs = answers.get(i).outputs();
            values[i] = outputs[graph.fraudColumn(outputs.length, fraudClass)];
        }
        return values;
    }
}
