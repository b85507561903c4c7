package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.SparseTensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Bounds a graph, the graphs inside its nodes, its tensors and its trees before a runtime sees them. Native code follows
 * trees and graphs with its stack and trusts the declared size of a tensor: a fault there ends the process.
 */
public final class GraphBounds {
    static final int MOST_NODES = 100_000;
    static final int MOST_ATTRIBUTES = 500;

    /** Graphs in nodes of graphs. */
    static final int DEEPEST_GRAPH = 8;

    private final Set<String> allowed;
    private final Deque<Level> left = new ArrayDeque<>();
    private final TreeBounds trees = new TreeBounds();
    private int nodes;

    private GraphBounds(Set<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * Checks a model whose data all lie inside.
     *
     * @param allowed operators that the policy allows by name
     * @throws ModelRefusedException if a runtime could fail of it, or its cost is not bounded by the file
     */
    public static void check(ModelProto model, Set<String> allowed) throws ModelRefusedException {
        if (model.getFunctionsCount() > 0) {
            throw new ModelRefusedException(
                    "functions of its own",
                    "a graph of operators alone; the package onnx has an inliner for functions");
        }
        GraphBounds bounds = new GraphBounds(allowed);
        bounds.left.add(new Level(model.getGraph(), 0, new GraphConstants(null, model.getGraph())));
        while (!bounds.left.isEmpty()) {
            bounds.check(bounds.left.pop());
        }
    }

    private void check(Level level) throws ModelRefusedException {
        GraphProto graph = level.graph;
        nodes += graph.getNodeCount();
        if (nodes > MOST_NODES) {
            throw new ModelRefusedException(nodes + " nodes", "at most " + MOST_NODES);
        }
        Set<String> names = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            TensorBounds.check(tensor);
            addOnce(tensor.getName(), names);
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            TensorBounds.check(tensor);
            addOnce(tensor.getValues().getName(), names);
        }
        Operators operators = new Operators(level.constants, allowed);
        for (NodeProto node : graph.getNodeList()) {
            if (node.getAttributeCount() > MOST_ATTRIBUTES) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " with " + node.getAttributeCount() + " attributes",
                        "at most " + MOST_ATTRIBUTES);
            }
            NodeAttributes.check(node);
            operators.check(node);
            trees.check(node);
            for (String output : node.getOutputList()) {
                addOnce(output, names);
            }
            for (AttributeProto attribute : node.getAttributeList()) {
                check(attribute, node, level);
            }
        }
    }

    /** Readers of a file differ in which of two tensors of one name they take. */
    private static void addOnce(String tensor, Set<String> names) throws ModelRefusedException {
        if (!tensor.isEmpty() && !names.add(tensor)) {
            throw new ModelRefusedException("tensor " + SafeText.name(tensor) + " twice", "each tensor once");
        }
    }

    private void check(AttributeProto attribute, NodeProto node, Level level) throws ModelRefusedException {
        if (attribute.hasT()) {
            TensorBounds.check(attribute.getT());
        }
        for (TensorProto tensor : attribute.getTensorsList()) {
            TensorBounds.check(tensor);
        }
        if (attribute.hasSparseTensor()) {
            TensorBounds.check(attribute.getSparseTensor());
        }
        for (SparseTensorProto tensor : attribute.getSparseTensorsList()) {
            TensorBounds.check(tensor);
        }
        if ((attribute.hasG() || attribute.getGraphsCount() > 0) && level.depth == DEEPEST_GRAPH) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with a graph nested more than " + DEEPEST_GRAPH + " levels deep",
                    "graphs that are less nested");
        }
        if (attribute.hasG()) {
            left.push(level.inside(attribute.getG()));
        }
        for (GraphProto graph : attribute.getGraphsList()) {
            left.push(level.inside(graph));
        }
    }

    private record Level(GraphProto graph, int depth, GraphConstants constants) {
        Level inside(GraphProto inner) {
            return new Level(inner, depth + 1, new GraphConstants(constants, inner));
        }
    }
}
