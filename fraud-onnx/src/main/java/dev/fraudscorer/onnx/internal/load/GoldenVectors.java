package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.runtime.NativeReference;
import dev.fraudscorer.onnx.internal.runtime.NativeReference.Answer;
import dev.fraudscorer.onnx.internal.trees.BoundaryRows;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins a training library's answers with ONNX Runtime's at the boundary rows, so that they can be stored. */
public final class GoldenVectors {
    private GoldenVectors() {}

    /**
     * The library's answers for some rows, and ONNX Runtime's for the boundary rows if the kernel can score the model.
     *
     * @param request what is requested of the model; its output and fraud class choose the column of the boundary answers
     * @param library what answered
     * @param rows as wide as the model; may be empty if the file declares how wide that is; not modified
     * @param probabilities the library's, one for each row, in [0, 1]; not modified
     * @throws ModelRefusedException if the native library does not load, or the model does not fit
     */
    public static StoredVectors of(
            byte[] content, ModelRequest request, String library, List<double[]> rows, double[] probabilities)
            throws ModelRefusedException {
        OnnxFile file = OnnxFile.parse(content, request.dataFiles(), request.allowedOperators());
        ScoringGraph graph = ScoringGraph.of(file, request.output());
        List<GraphInput> inputs = graph.widened(rows.isEmpty() ? graph.width() : rows.get(0).length);
        if (inputs.stream().anyMatch(input -> input.type() == ElementType.TEXT)) {
            throw new ModelRefusedException("a model with columns of texts", "columns of numbers for golden vectors");
        }
        int width = inputs.stream().mapToInt(GraphInput::width).sum();
        for (double[] row : rows) {
            if (row.length != width) {
                throw new ModelRefusedException(
                        "a row of " + row.length + " numbers", width + ", one for each column of the model");
            }
        }
        List<double[]> boundaryRows = boundaryRows(file, request.output(), width);
        try (NativeReference reference = NativeReference.open(graph, inputs)) {
            return new StoredVectors(
                    ModelDigest.of(content, file.dataFiles()),
                    library,
                    StoredVectors.USUAL_TOLERANCE,
                    rows,
                    probabilities,
                    "onnxruntime " + reference.version(),
                    boundaryRows.isEmpty() ? 0 : BoundaryRows.VERSION,
                    answers(graph, request.fraudClass(), reference.run(boundaryRows)));
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
