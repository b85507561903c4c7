package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TypeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a graph puts its probabilities. A ZipMap, which makes a map for each row, is stepped over: the tensor that goes
 * into it holds the same numbers.
 *
 * @param name the output's name in the file
 * @param value the tensor to compute, with its type
 * @param classes the class of each column, as texts; empty if the file does not have it
 */
record ProbabilityOutput(String name, ValueInfoProto value, List<String> classes) {
    private static final String EXPECTED =
            "a tensor of floats or doubles [N, 1] or [N, classes], or the map that a ZipMap makes";

    static ProbabilityOutput find(GraphProto graph, @Nullable String wanted) throws ModelRefusedException {
        ValueInfoProto output = wanted == null ? likely(graph) : named(graph, wanted);
        if (output.getType().getValueCase() == TypeProto.ValueCase.SEQUENCE_TYPE) {
            return behindZipMap(graph, output);
        }
        return new ProbabilityOutput(output.getName(), output, ClassLabels.upstreamOf(graph, output.getName()));
    }

    private static ValueInfoProto named(GraphProto graph, String wanted) throws ModelRefusedException {
        for (ValueInfoProto output : graph.getOutputList()) {
            if (output.getName().equals(wanted)) {
                if (!canHoldProbabilities(output.getType())) {
                    throw new ModelRefusedException("output " + describe(output), EXPECTED);
                }
                return output;
            }
        }
        List<String> names =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        throw new ModelRefusedException("no output " + SafeText.name(wanted), "one of " + SafeText.names(names));
    }

    private static ValueInfoProto likely(GraphProto graph) throws ModelRefusedException {
        List<ValueInfoProto> candidates = graph.getOutputList().stream()
                .filter(output -> canHoldProbabilities(output.getType()))
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            String outputs = graph.getOutputList().stream()
                    .map(ProbabilityOutput::describe)
                    .collect(Collectors.joining("; "));
            throw new ModelRefusedException("no output for probabilities, only " + outputs, EXPECTED);
        }
        List<String> names = candidates.stream().map(ValueInfoProto::getName).toList();
        throw new ModelRefusedException(
                "outputs " + SafeText.names(names) + ", each of which could be the probability",
                "'output' in the policy to name one");
    }

    private static boolean canHoldProbabilities(TypeProto type) {
        if (type.getValueCase() == TypeProto.ValueCase.SEQUENCE_TYPE) {
            return true;
        }
        TypeProto.Tensor tensor = type.getTensorType();
        return (tensor.getElemType() == DataType.FLOAT_VALUE || tensor.getElemType() == DataType.DOUBLE_VALUE)
                && (!tensor.hasShape() || tensor.getShape().getDimCount() == 2);
    }

    private static ProbabilityOutput behindZipMap(GraphProto graph, ValueInfoProto output)
            throws ModelRefusedException {
        for (NodeProto node : graph.getNodeList()) {
            boolean makesIt = node.getOpType().equals("ZipMap")
                    && node.getInputCount() == 1
                    && node.getOutputList().contains(output.getName());
            if (makesIt) {
                TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT_VALUE)
                        .build();
                ValueInfoProto value = ValueInfoProto.newBuilder()
                        .setName(node.getInput(0))
                        .setType(TypeProto.newBuilder().setTensorType(tensor))
                        .build();
                return new ProbabilityOutput(output.getName(), value, ClassLabels.listedBy(node));
            }
        }
        throw new ModelRefusedException("output " + describe(output) + " that no ZipMap makes", EXPECTED);
    }

    private static String describe(ValueInfoProto output) {
        return SafeText.name(output.getName()) + " of type " + SafeText.type(output.getType());
    }
}
