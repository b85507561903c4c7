package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.SparseTensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorShapeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bounds what the nodes of a graph make of one row, one after the other, and how long they take: joined to itself thirty
 * times, one column is a gigabyte, and so is a column of a thousand numbers with a row of as many, a few times over.
 * Native code reserves memory for all of it.
 */
public final class GrowthBounds {
    /** Numbers in a tensor for one row. */
    static final long LARGEST = 1 << 26;

    /** Numbers that all nodes together make of one row. */
    static final long LARGEST_IN_ALL = 1 << 28;

    /** Steps of all nodes together for one row. */
    static final long MOST_STEPS = 1L << 32;

    private static final int WIDEST_INPUT = 100_000;

    /** Looks at nodes: those inside a loop are looked at more than once, those inside of loops in loops often. */
    private static final int MOST_LOOKS = 4 * GraphBounds.MOST_NODES;

    /** What a node costs by itself in each round, beside its numbers. */
    private static final double STEPS_OF_A_NODE = 1_000;

    private final Set<String> allowed;
    private final GraphConstants constants;
    private final OutputBounds outputs;
    private final EmptyTensors empty;
    private final Tensors tensors;
    private final boolean isInner;
    private final boolean isSettled;
    private double made;
    private double steps;
    private int looks;

    private GrowthBounds(
            Tensors tensors, GraphConstants constants, Set<String> allowed, boolean isInner, boolean isSettled) {
        this.allowed = allowed;
        this.constants = constants;
        this.outputs = new OutputBounds(constants);
        this.empty = new EmptyTensors(constants);
        this.tensors = tensors;
        this.isInner = isInner;
        this.isSettled = isSettled;
    }

    /**
     * Checks a graph, and those inside its nodes.
     *
     * @param graph with its nodes in order
     * @param widths how many columns each input has, if that is known already; others are as wide as in the file, and
     *     have one column if it does not: what depends on the width is checked once it is known
     */
    public static void check(GraphProto graph, Map<String, Long> widths, Set<String> allowed)
            throws ModelRefusedException {
        boolean isSettled = true;
        Tensors tensors = new Tensors(null);
        for (ValueInfoProto input : graph.getInputList()) {
            Long width = widths.get(input.getName());
            int type = input.getType().getTensorType().getElemType();
            isSettled &= width != null || isOfDeclaredWidth(input);
            tensors.put(
                    input.getName(),
                    TensorFacts.exactly(
                            width == null ? declared(input) : Extent.of(List.of(1.0, (double) width)), type));
        }
        new GrowthBounds(tensors, new GraphConstants(null, graph), allowed, false, isSettled).addAll(graph);
    }

    private void addAll(GraphProto graph) throws ModelRefusedException {
        for (TensorProto tensor : graph.getInitializerList()) {
            putOnce(tensor.getName(), TensorFacts.ofConstant(tensor));
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            putOnce(
                    tensor.getValues().getName(),
                    TensorFacts.ofConstant(
                            tensor.getDimsList(), tensor.getValues().getDataType()));
        }
        for (NodeProto node : graph.getNodeList()) {
            add(node);
        }
    }

    private void add(NodeProto node) throws ModelRefusedException {
        if (++looks > MOST_LOOKS) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " inside of loops with too many nodes in all", "loops that are less nested");
        }
        List<TensorFacts> inputs = new ArrayList<>();
        for (String name : node.getInputList()) {
            inputs.add(name.isEmpty() ? TensorFacts.NONE : given(name, node));
        }
        boolean isAllowed = allowed.contains(node.getOpType());
        IntegerDivision.check(node, inputs, constants, isAllowed);
        if (InnerGraphs.areIn(node)) {
            List<TensorFacts> results = InnerGraphs.made(node, inputs, constants, this::inside);
            for (TensorFacts each : results) {
                if (!(each.extent().size() <= Math.max(LARGEST, largest(inputs)))) {
                    throw new ModelRefusedException(
                            SafeText.node(node) + " that makes more than " + LARGEST + " numbers of one row",
                            "graphs inside that make less");
                }
                made += each.extent().size();
            }
            put(node, results);
        } else if (isAllowed && Operators.isUnknown(node)) {
            TensorFacts unknown = TensorFacts.of(Extent.ofSize(largest(inputs)), TensorFacts.UNKNOWN);
            put(node, Collections.nCopies(node.getOutputCount(), unknown));
        } else {
            if (!isAllowed) {
                RankBounds.check(node, inputs.stream().map(TensorFacts::extent).toList());
            }
            if (!isAllowed && isSettled) {
                empty.check(node, inputs);
            }
            put(node, results(node, inputs, isAllowed));
        }
        if (!(made <= LARGEST_IN_ALL)) {
            throw refused(node, "with which all nodes make more than " + LARGEST_IN_ALL + " numbers of one row");
        }
        if (!(steps <= MOST_STEPS)) {
            throw refused(node, "with which all nodes take more than " + MOST_STEPS + " steps for one row");
        }
    }

    private TensorFacts given(String name, NodeProto reader) throws ModelRefusedException {
        TensorFacts found = tensors.find(name);
        if (found == null && isInner) {
            throw new ModelRefusedException(
                    SafeText.node(reader) + " that reads " + SafeText.name(name) + ", which nothing before it defines",
                    "graphs inside of nodes whose nodes are in order");
        }
        return found == null ? TensorFacts.NONE : found;
    }

    private void put(NodeProto node, List<TensorFacts> results) throws ModelRefusedException {
        for (int i = 0; i < node.getOutputCount(); i++) {
            putOnce(node.getOutput(i), results.get(i));
        }
    }

    /** Readers differ in which of two tensors of one name they take. */
    private void putOnce(String name, TensorFacts facts) throws ModelRefusedException {
        if (isInner && !name.isEmpty() && tensors.find(name) != null) {
            throw new ModelRefusedException("tensor " + SafeText.name(name) + " in two graphs", "each name once");
        }
        tensors.put(name, facts);
    }

    private List<TensorFacts> results(NodeProto node, List<TensorFacts> inputs, boolean isAllowed)
            throws ModelRefusedException {
        List<Extent> extents = inputs.stream().map(TensorFacts::extent).toList();
        double largest = largest(inputs);
        List<TensorFacts> results = new ArrayList<>();
        for (int i = 0; i < node.getOutputCount(); i++) {
            TensorFacts result = result(node, inputs, extents, i);
            if (!(result.extent().size() <= Math.max(LARGEST, largest))) {
                if (!isAllowed) {
                    throw refused(node, "that makes more than " + LARGEST + " numbers of one row");
                }
                result = result.ofSize(largest);
            }
            results.add(result);
            if (!isAllowed) {
                made += result.extent().size();
                steps += i == 0 ? WorkBounds.of(node, extents, result.extent()) : 0;
            }
        }
        return results;
    }

    private TensorFacts result(NodeProto node, List<TensorFacts> inputs, List<Extent> extents, int output)
            throws ModelRefusedException {
        int type = ElementTypes.of(node, inputs, output);
        if (node.getOpType().equals("Slice") && !inputs.isEmpty()) {
            TensorFacts left = SliceBounds.left(node, inputs.get(0), constants);
            if (left != null) {
                return left;
            }
        }
        Extent extent = outputs.of(node, extents, output);
        boolean isExact = ExactShapes.areExact(inputs) && ExactShapes.isExact(node, output, constants);
        return new TensorFacts(extent, isExact && extent.shape() != null, EmptyTensors.mayMake(node, extents), type);
    }

    /** A graph inside a node, whose tensors are given back after each round. */
    private List<TensorFacts> inside(GraphProto graph, List<TensorFacts> inputs, double rounds)
            throws ModelRefusedException {
        if (graph.getInputCount() != inputs.size()) {
            throw new ModelRefusedException(
                    "a graph inside a node with " + graph.getInputCount() + " inputs",
                    "the " + inputs.size() + " that the node gives it");
        }
        Tensors inner = new Tensors(tensors);
        GrowthBounds bounds = new GrowthBounds(inner, new GraphConstants(constants, graph), allowed, true, isSettled);
        bounds.looks = looks;
        for (int i = 0; i < inputs.size(); i++) {
            bounds.putOnce(graph.getInput(i).getName(), inputs.get(i));
        }
        bounds.addAll(graph);
        looks = bounds.looks;
        made += bounds.made;
        steps += rounds * (bounds.steps + STEPS_OF_A_NODE * (1 + graph.getNodeCount()));
        List<TensorFacts> outputsOfGraph = new ArrayList<>();
        for (ValueInfoProto output : graph.getOutputList()) {
            TensorFacts found = inner.find(output.getName());
            if (found == null) {
                throw new ModelRefusedException(
                        "a graph inside a node with an output " + SafeText.name(output.getName())
                                + " that nothing makes",
                        "outputs that its nodes make");
            }
            outputsOfGraph.add(found);
        }
        return outputsOfGraph;
    }

    private static double largest(List<TensorFacts> inputs) {
        return inputs.stream().mapToDouble(each -> each.extent().size()).reduce(1, Math::max);
    }

    private static ModelRefusedException refused(NodeProto node, String what) {
        return new ModelRefusedException(
                SafeText.node(node) + " " + what, "a graph that grows less, or " + Operators.advice(node.getOpType()));
    }

    private static boolean isOfDeclaredWidth(ValueInfoProto input) {
        List<TensorShapeProto.Dimension> dimensions =
                input.getType().getTensorType().getShape().getDimList();
        return !dimensions.isEmpty()
                && dimensions.subList(1, dimensions.size()).stream().allMatch(each -> each.getDimValue() > 0);
    }

    private static Extent declared(ValueInfoProto input) {
        List<Double> shape = new ArrayList<>();
        for (TensorShapeProto.Dimension dimension :
                input.getType().getTensorType().getShape().getDimList()) {
            shape.add((double) Math.min(WIDEST_INPUT, dimension.getDimValue()));
        }
        return input.getType().getTensorType().hasShape() ? Extent.of(shape) : Extent.of(List.of(1.0, 1.0));
    }
}
