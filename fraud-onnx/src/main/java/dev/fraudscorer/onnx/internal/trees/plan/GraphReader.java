package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.OnnxGraph;
import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.trees.ensemble.EnsembleReader;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Columns;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Constant;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.LeafValues;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Follows a graph from its output back to its inputs, and so makes a plan of it. */
public final class GraphReader {
    private static final int LATEST_ML_OPSET = 5;
    /** Chains of nodes longer than this are left to ONNX Runtime, which needs no stack for them. */
    private static final int LONGEST_CHAIN = 500;

    static final int MOST_COLUMNS = 100_000;
    /** A small graph can multiply what it begins with: beyond this it is left to ONNX Runtime. */
    private static final long LARGEST_PLAN = 1 << 23;

    private final OnnxGraph graph;
    private final Map<String, TensorValue> known = new HashMap<>();
    private int under;
    private long size;

    private GraphReader(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * Makes a plan of a model.
     *
     * @param width how many columns a row has, for an input that leaves it open; 0 if that is not known
     * @throws ModelRefusedException if the model is broken
     * @throws UnsupportedNodeException if it has a node that only ONNX Runtime supports
     */
    public static TreePlan plan(OnnxGraph graph, int width) throws ModelRefusedException, UnsupportedNodeException {
        if (graph.opset("ai.onnx.ml") > LATEST_ML_OPSET) {
            throw new UnsupportedNodeException("opset ai.onnx.ml " + graph.opset("ai.onnx.ml"), "newer than 5");
        }
        GraphReader reader = new GraphReader(graph);
        int columns = reader.addInputs(width);
        TensorValue output = reader.valueOf(graph.outputTensor());
        LeafValues leaves = output instanceof LeafValues found ? found : null;
        Scores scores;
        if (leaves != null && leaves.type() == ElementType.FLOAT) {
            scores = LeafFolding.sum(leaves.node(), List.of(leaves));
        } else if (output instanceof Scores found) {
            scores = found;
        } else {
            throw new UnsupportedNodeException("output", "no tree ensemble on the way to it");
        }
        return new TreePlan(
                graph.inputs(), columns, scores.columns(), scores.ensemble(), scores.steps(), scores.width());
    }

    private int addInputs(int width) throws UnsupportedNodeException, ModelRefusedException {
        long fixed = graph.inputs().stream().mapToLong(GraphInput::width).sum();
        int offset = 0;
        for (GraphInput input : graph.inputs()) {
            ElementType type = input.type();
            if (type == ElementType.TEXT) {
                throw new UnsupportedNodeException(input.displayName(), "only rows of numbers are known here");
            }
            int columns = input.width() > 0 ? input.width() : (int) Math.max(0, width - fixed);
            if (columns < 1) {
                throw new UnsupportedNodeException(input.displayName(), "its width is not known");
            }
            if (columns > MOST_COLUMNS - offset) {
                throw new UnsupportedNodeException(
                        input.displayName(), "more than " + MOST_COLUMNS + " columns in all");
            }
            List<TransformedColumn> all = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                all.add(new TransformedColumn(offset + i, rounding(type)));
            }
            known.put(input.name(), new Columns(type, all));
            offset += columns;
        }
        return offset;
    }

    private static List<DoubleUnaryOperator> rounding(ElementType type) {
        // A kernel of floats rounds what it reads by itself.
        return type == ElementType.INT64 ? List.of(x -> (float) x) : List.of();
    }

    private TensorValue valueOf(String tensor) throws ModelRefusedException, UnsupportedNodeException {
        TensorValue value = known.get(tensor);
        if (value != null) {
            return value;
        }
        OnnxNode node = graph.producerOf(tensor);
        if (node == null) {
            return constant(tensor);
        }
        if (++under > LONGEST_CHAIN) {
            throw new UnsupportedNodeException(
                    node.displayName(), "a chain of more than " + LONGEST_CHAIN + " nodes, or a cycle");
        }
        TensorValue calculated = calculate(node, node.outputs().indexOf(tensor));
        under--;
        known.put(tensor, calculated);
        size += calculated.size();
        if (size > LARGEST_PLAN) {
            throw new UnsupportedNodeException(node.displayName(), "more to calculate in advance than has room");
        }
        return calculated;
    }

    private TensorValue constant(String tensor) throws ModelRefusedException, UnsupportedNodeException {
        NumberTensor constant = graph.constant(tensor);
        if (constant == null) {
            throw new UnsupportedNodeException("a tensor", "neither calculated nor a constant of numbers");
        }
        return new Constant(constant);
    }

    private TensorValue calculate(OnnxNode node, int output) throws ModelRefusedException, UnsupportedNodeException {
        if (node.inputs().isEmpty()) {
            throw new UnsupportedNodeException(node.displayName(), "not known here");
        }
        List<TensorValue> inputs = new ArrayList<>();
        for (String input : node.inputs()) {
            inputs.add(valueOf(input));
        }
        boolean isMl = node.domain().equals("ai.onnx.ml");
        if (EnsembleReader.isEnsemble(node)) {
            return NodeRules.ensemble(node, inputs.get(0), output);
        }
        if (output != 0 || !(isMl || node.domain().isEmpty())) {
            throw new UnsupportedNodeException(node.displayName(), "not known here");
        }
        return isMl ? NodeRules.machineLearning(node, inputs) : NodeRules.general(node, inputs);
    }
}
