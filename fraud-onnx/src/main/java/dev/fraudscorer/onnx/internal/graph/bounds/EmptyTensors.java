package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses nodes that may make a tensor without numbers, and those that read one: many operators of ONNX Runtime divide by a
 * size, or look behind the end of an empty shape, and the process ends. Since no node makes one, none can get one.
 */
final class EmptyTensors {
    /** Where a list without numbers means a shape without dimensions, or for all axes: from which input on. */
    private static final Map<String, Integer> SHAPE_READERS = Map.ofEntries(
            Map.entry("ConstantOfShape", 0),
            Map.entry("Expand", 1),
            Map.entry("Reshape", 1),
            Map.entry("Resize", 1),
            Map.entry("Squeeze", 1));

    /** Attributes that define how much there is of something, each of which makes nothing of 0. */
    private static final Set<String> COUNTS = Set.of("inputdimensions", "n_targets", "targets");

    private static final Set<String> LISTS = Set.of("value_floats", "value_ints", "value_strings");

    /** The columns of a text or a number, by operator: any of the attributes. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "DictVectorizer", List.of("string_vocabulary", "int64_vocabulary"),
            "FeatureVectorizer", List.of("inputdimensions"),
            "OneHotEncoder", List.of("cats_int64s", "cats_strings"));

    private final GraphConstants constants;

    EmptyTensors(GraphConstants constants) {
        this.constants = constants;
    }

    /** Checks a node that the policy does not allow by name. */
    void check(NodeProto node, List<TensorFacts> inputs) throws ModelRefusedException {
        int harmlessFrom = SHAPE_READERS.getOrDefault(
                node.getOpType(), node.getOpType().startsWith("Reduce") ? 1 : Integer.MAX_VALUE);
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).mayBeEmpty() && i < harmlessFrom) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " whose input " + (i + 1)
                                + " may be a tensor without numbers, of which ONNX" + " Runtime can end the process",
                        "tensors with numbers, or " + Operators.advice(node.getOpType()));
            }
        }
        TensorFacts first = inputs.isEmpty() ? TensorFacts.NONE : inputs.get(0);
        if (!makesNumbers(node, first)) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " that may make a tensor without numbers, of which ONNX Runtime can end the"
                            + " process",
                    "constant bounds that leave some of every row, or " + Operators.advice(node.getOpType()));
        }
    }

    /** Whether a node makes an empty tensor although it gets none: the shape of one number, or a constant. */
    static boolean mayMake(NodeProto node, List<Extent> inputs) {
        if (node.getOpType().equals("Shape")) {
            return inputs.isEmpty()
                    || inputs.get(0).rank() < 1
                    || NodeAttributes.has(node, "start")
                    || NodeAttributes.has(node, "end");
        }
        return node.getOpType().equals("Constant")
                && node.getAttributeList().stream()
                        .anyMatch(attribute -> attribute.getT().getDimsList().contains(0L)
                                || attribute.getSparseTensor().getDimsList().contains(0L)
                                || (LISTS.contains(attribute.getName())
                                        && attribute.getFloatsCount()
                                                        + attribute.getIntsCount()
                                                        + attribute.getStringsCount()
                                                == 0));
    }

    /** Whether a result is surely not empty, given that no input is. */
    private boolean makesNumbers(NodeProto node, TensorFacts first) throws ModelRefusedException {
        for (String name : COUNTS) {
            if (NodeAttributes.has(node, name)
                    && (NodeAttributes.of(node, name).getI() < 1)
                    && !areFrom(1, GraphConstants.integers(node, name))) {
                return false;
            }
        }
        List<String> columns = COLUMNS.get(node.getOpType());
        if (columns != null) {
            return columns.stream()
                    .map(name -> NodeAttributes.of(node, name))
                    .anyMatch(list -> list.getIntsCount() + list.getStringsCount() > 0);
        }
        return switch (node.getOpType()) {
            case "Slice" -> SliceBounds.left(node, first, constants) != null;
            case "Split" -> splits(node, first);
            case "TopK" ->
                NodeAttributes.has(node, "k")
                        ? NodeAttributes.of(node, "k").getI() >= 1
                        : areFrom(1, constants.shape(node, 1));
            case "ConstantOfShape" -> isFrom(1, constants.shape(node, 0));
            case "Expand", "OneHot", "Tile" -> isFrom(1, constants.shape(node, 1));
            case "Range" -> ShapedBounds.isCounted(node, constants);
            case "Pad" -> {
                List<Double> pads = constants.integers(node, "pads", 1);
                yield isFrom(0, pads != null && pads.isEmpty() ? constants.integers(node, "paddings", 1) : pads);
            }
            case "Upsample" -> isFrom(1, ShapedBounds.factors(node, constants));
            case "Resize" ->
                isFrom(1, constants.shape(node, node.getInputCount() > 2 ? 2 : 1))
                        && isFrom(1, constants.shape(node, 3));
            default -> true;
        };
    }

    /** Parts of given sizes, or of one size: then the last of them may be smaller in later versions. */
    private boolean splits(NodeProto node, TensorFacts first) throws ModelRefusedException {
        List<Double> sizes = constants.integers(node, "split", 1);
        if (sizes == null || !sizes.isEmpty()) {
            return areFrom(1, sizes);
        }
        if (!NodeAttributes.has(node, "num_outputs")) {
            return true;
        }
        double parts = NodeAttributes.of(node, "num_outputs").getI();
        int axis = first.extent().position(NodeAttributes.integer(node, "axis", 0));
        List<Double> shape = first.extent().shape();
        if (!first.isExact() || shape == null || axis < 0 || !(parts >= 1)) {
            return false;
        }
        return Math.ceil(shape.get(axis) / parts) * (parts - 1) < shape.get(axis);
    }

    /** Whether numbers are known, and none is less; true if there are none. */
    private static boolean isFrom(double least, @Nullable List<Double> numbers) {
        return numbers != null && numbers.stream().allMatch(each -> each >= least);
    }

    private static boolean areFrom(double least, @Nullable List<Double> numbers) {
        return numbers != null && !numbers.isEmpty() && isFrom(least, numbers);
    }
}
