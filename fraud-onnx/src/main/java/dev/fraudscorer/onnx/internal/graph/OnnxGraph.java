package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model's graph as a reader follows it from its output back to its inputs, without the classes of protobuf. Immutable. */
public final class OnnxGraph {
    private final List<GraphInput> inputs;
    private final ProbabilityOutput output;
    private final Map<String, OnnxNode> producers;
    private final Map<String, TensorProto> constants;
    private final Map<String, Long> opsets;

    private OnnxGraph(
            List<GraphInput> inputs,
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
                            node.displayName() + " that computes " + SafeText.name(name) + " a second time",
                            "each tensor once");
                }
            }
        }
        Map<String, Long> opsets = new HashMap<>();
        for (OperatorSetIdProto set : file.model().getOpsetImportList()) {
            opsets.put(set.getDomain().equals("ai.onnx") ? "" : set.getDomain(), set.getVersion());
        }
        ProbabilityOutput output = ProbabilityOutput.find(graph, wantedOutput);
        return new OnnxGraph(GraphInput.find(graph), output, producers, constants, opsets);
    }

    /** What a row must bring, in the order of the file. */
    public List<GraphInput> inputs() {
        return inputs;
    }

    /** The tensor that holds the probabilities. */
    public String outputTensor() {
        return output.value().getName();
    }

    /** The class of each column of the output; empty if the file does not have it. */
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

    /** The version of an operator set that the file was written for; 0 if it is not given. */
    public long opset(String domain) {
        return opsets.getOrDefault(domain, 0L);
    }
}
