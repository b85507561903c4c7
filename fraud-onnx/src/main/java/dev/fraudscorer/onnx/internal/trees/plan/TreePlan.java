package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import java.util.List;

/**
 * A whole model as one ensemble.
 *
 * @param inputs what a row brings, one after the other
 * @param width how many columns a row has
 * @param columns what the ensemble sees of them
 * @param ensemble the trees
 * @param steps what is done to the ensemble's outputs
 * @param outputs how many outputs there are in the end
 */
public record TreePlan(
        List<GraphInput> inputs,
        int width,
        List<TransformedColumn> columns,
        Ensemble ensemble,
        List<OutputStep> steps,
        int outputs) {
    public TreePlan {
        inputs = List.copyOf(inputs);
        columns = List.copyOf(columns);
        steps = List.copyOf(steps);
    }
}
