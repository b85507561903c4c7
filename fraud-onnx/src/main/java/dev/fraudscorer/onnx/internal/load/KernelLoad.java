package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.runtime.NativeLibraryException;
import dev.fraudscorer.onnx.internal.runtime.NativeReference;
import dev.fraudscorer.onnx.internal.runtime.OnnxRuntimeException;
import dev.fraudscorer.onnx.internal.trees.BoundaryRows;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the kernel can score a model and gives what ONNX Runtime gives.
 *
 * @param model in the kernel; null if it is for ONNX Runtime
 * @param column the output that holds the probability
 * @param verdict what the kernel was held against; or why the model is not for it
 */
record KernelLoad(@Nullable TreeModel model, int column, String verdict) {
    /**
     * Tries the kernel.
     *
     * @param inputs the graph's, each with its width
     * @throws ModelRefusedException if the model is broken for every runtime, or must run in the kernel and cannot
     */
    static KernelLoad of(
            OnnxFile file, ScoringGraph graph, List<GraphInput> inputs, ModelRequest request, StoredVectors stored)
            throws ModelRefusedException {
        if (request.runtime() == ModelRequest.RuntimeChoice.ONNX_RUNTIME) {
            return new KernelLoad(null, 0, "the policy chooses it");
        }
        int width = inputs.stream().mapToInt(GraphInput::width).sum();
        try {
            TreeModel model = TreeModel.parse(file, request.output(), width);
            if (model.width() != width) {
                return refused(request, "rows of " + model.width() + " columns, for " + width);
            }
            int column = graph.fraudColumn(model.outputs(), request.fraudClass());
            return compared(model, column, graph, inputs, request, stored);
        } catch (UnsupportedNodeException e) {
            return refused(request, e.node() + ": " + e.reason());
        }
    }

    private static KernelLoad compared(
            TreeModel model,
            int column,
            ScoringGraph graph,
            List<GraphInput> inputs,
            ModelRequest request,
            StoredVectors stored)
            throws ModelRefusedException {
        List<double[]> rows = BoundaryRows.of(model);
        KernelComparison comparison = new KernelComparison(model);
        if (stored.boundaryVersion() == BoundaryRows.VERSION && stored.boundaries().length == rows.size()) {
            String difference = comparison.difference(rows, stored.boundaries(), column);
            return difference == null
                    ? new KernelLoad(model, column, rows.size() + " boundary rows, stored from " + stored.runtime())
                    : refused(request, difference);
        }
        if (request.runtime() == ModelRequest.RuntimeChoice.KERNEL) {
            return new KernelLoad(
                    model, column, "nothing: no boundary rows are stored, and the policy requires the kernel");
        }
        try (NativeReference reference = NativeReference.open(graph, inputs)) {
            String difference = comparison.difference(rows, reference.run(rows));
            return difference == null
                    ? new KernelLoad(
                            model, column, rows.size() + " boundary rows in ONNX Runtime " + reference.version())
                    : refused(request, difference);
        } catch (NativeLibraryException e) {
            return new KernelLoad(model, column, "nothing: ONNX Runtime does not load here");
        } catch (OnnxRuntimeException e) {
            return refused(request, "ONNX Runtime fails on boundary rows");
        }
    }

    private static KernelLoad refused(ModelRequest request, String why) throws ModelRefusedException {
        if (request.runtime() == ModelRequest.RuntimeChoice.KERNEL) {
            throw new ModelRefusedException(
                    "a model that the kernel cannot run (" + why + ")", "'runtime: auto' or 'runtime: onnx_runtime'");
        }
        return new KernelLoad(null, 0, why);
    }
}
