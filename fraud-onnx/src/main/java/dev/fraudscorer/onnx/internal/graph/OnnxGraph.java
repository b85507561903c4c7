package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorShapeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TypeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model's graph as a reader follows it from its output back to its inputs, without the classes of protobuf. Immutable. */
public final class OnnxGraph {
    private static final int WIDEST = 100_000;

    private final List<TensorInput> inputs;
    private final ProbabilityOutput output;
    private final Map<String, OnnxNode> producers;
    private final Map<String, TensorProto> constants;
    private final Map<String, Long> opsets;

    private OnnxGraph(
            List<TensorInput> inputs,
            ProbabilityOutput output,
            Map<String, OnnxNode> producers,
            Map<String, TensorProto> constants,
            Map<String, Long> opsets) {
        this.inputs = inputs;
        this.output = output;
        this.producers = producers;
        this.constants = constants;
        this.opsets = opsets;
    }

    /**
     * Finds the output in a file, and the nodes by what they compute.
     *
     * @param wantedOutput the output that holds the probability; null to find it
     * @throws ModelRefusedException if there is no such output, or one tensor is computed twice
     */
    public static OnnxGraph of(OnnxFile file, @Nullable String wantedOutput) throws ModelRefusedException {
        GraphProto graph = file.model().getGraph();
        Map<String, TensorProto> constants = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        Map<String, OnnxNode> producers = new HashMap<>();
        for (NodeProto proto : graph.getNodeList()) {
            OnnxNode node = new OnnxNode(proto);
            for (String name : proto.getOutputList()) {
                if (!name.isEmpty() && (producers.put(name, node) != null || constants.containsKey(name))) {
                    throw new ModelRefusedException(
                            node.shown() + " that computes " + SafeText.name(name) + " a second time",
                            "each tensor once");
                }
            }
        }
        Map<String, Long> opsets = new HashMap<>();
        for (OperatorSetIdProto set : file.model().getOpsetImportList()) {
            opsets.put(set.getDomain().equals("ai.onnx") ? "" : set.getDomain(), set.getVersion());
        }
        ProbabilityOutput output = ProbabilityOutput.find(graph, wantedOutput);
        return new OnnxGraph(inputsOf(graph), output, producers, constants, opsets);
    }

    /** What a row must bring, in the order of the file. */
    public List<TensorInput> inputs() {
        return inputs;
    }

    /** The tensor that holds the probabilities. */
    public String outputTensor() {
        return output.value().getName();
    }

    /** The class of each column of the output; empty if the file does not say. */
    public List<String> classes() {
        return output.classes();
    }

    /** The node that computes a tensor; null if none does. */
    public @Nullable OnnxNode producerOf(String tensor) {
        return producers.get(tensor);
    }

    /** A constant; null if there is none of that name, or if it holds no numbers. */
    public @Nullable NumberTensor constant(String tensor) throws ModelRefusedException {
        TensorProto found = constants.get(tensor);
        return found == null ? null : NumberTensor.of(found);
    }

    /** The version of an operator set that the file was written for; 0 if it does not say. */
    public long opset(String domain) {
        return opsets.getOrDefault(domain, 0L);
    }

    private static List<TensorInput> inputsOf(GraphProto graph) throws ModelRefusedException {
        List<TensorInput> inputs = new ArrayList<>();
        for (ValueInfoProto value : GraphInput.variable(graph)) {
            inputs.add(input(value));
        }
        return List.copyOf(inputs);
    }

    private static TensorInput input(ValueInfoProto value) throws ModelRefusedException {
        String shown = "input " + SafeText.name(value.getName()) + " of type " + SafeText.type(value.getType());
        if (value.getType().getValueCase() != TypeProto.ValueCase.TENSOR_TYPE) {
            return new TensorInput(value.getName(), shown, null, 0);
        }
        TypeProto.Tensor tensor = value.getType().getTensorType();
        TensorShapeProto shape = tensor.getShape();
        boolean isRow = !tensor.hasShape() || shape.getDimCount() == 2;
        if (isRow && tensor.hasShape() && shape.getDim(0).getDimValue() > 1) {
            throw new ModelRefusedException(shown + " with a fixed batch", "a batch that is left open, or of one row");
        }
        long width = isRow && tensor.hasShape() ? shape.getDim(1).getDimValue() : 0;
        if (width > WIDEST) {
            throw new ModelRefusedException(shown, "at most " + WIDEST + " columns");
        }
        ElementType type = isRow ? ElementType.of(tensor.getElemType()) : null;
        return new TensorInput(value.getName(), shown, type, (int) Math.max(0, width));
    }
}
