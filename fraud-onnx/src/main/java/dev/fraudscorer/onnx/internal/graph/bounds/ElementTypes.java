package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Set;

/** Of which type the numbers are that a node makes. */
final class ElementTypes {
    private static final Set<Integer> FLOATS =
            Set.of(DataType.FLOAT_VALUE, DataType.DOUBLE_VALUE, DataType.FLOAT16_VALUE, DataType.BFLOAT16_VALUE);

    private ElementTypes() {}

    /** Whether numbers of a type have a fraction. */
    static boolean isFloat(int type) {
        return FLOATS.contains(type);
    }

    /** The type of an output; {@link TensorFacts#UNKNOWN} if it does not follow. */
    static int of(NodeProto node, List<TensorFacts> inputs, int output) {
        return switch (node.getOpType()) {
            case "Cast" -> (int) NodeAttributes.integer(node, "to", TensorFacts.UNKNOWN);
            case "CastLike", "Where" -> at(inputs, 1);
            case "OneHot" -> at(inputs, 2);
            case "ArgMax", "ArgMin", "NonZero", "Shape", "Size" -> DataType.INT64_VALUE;
            case "MaxPool", "TopK" -> output == 0 ? at(inputs, 0) : DataType.INT64_VALUE;
            case "Dropout" -> output == 0 ? at(inputs, 0) : DataType.BOOL_VALUE;
            case "And",
                    "Equal",
                    "Greater",
                    "GreaterOrEqual",
                    "IsInf",
                    "IsNaN",
                    "Less",
                    "LessOrEqual",
                    "Not",
                    "Or",
                    "Xor" -> DataType.BOOL_VALUE;
            case "Constant" -> constant(node);
            case "ConstantOfShape" ->
                NodeAttributes.of(node, "value").hasT()
                        ? NodeAttributes.of(node, "value").getT().getDataType()
                        : DataType.FLOAT_VALUE;
            case "EyeLike" -> (int) NodeAttributes.integer(node, "dtype", at(inputs, 0));
            case "QuantizeLinear" -> inputs.size() > 2 ? at(inputs, 2) : TensorFacts.UNKNOWN;
            case "DequantizeLinear" -> at(inputs, 1);
            case "DynamicQuantizeLinear" -> output == 1 ? DataType.FLOAT_VALUE : DataType.UINT8_VALUE;
            case "ConvInteger", "MatMulInteger" -> DataType.INT32_VALUE;
            case "QLinearConv", "QLinearMatMul" -> at(inputs, 7);
            case "FeatureVectorizer",
                    "LinearRegressor",
                    "Normalizer",
                    "OneHotEncoder",
                    "SVMRegressor",
                    "Scaler",
                    "TreeEnsembleRegressor" -> DataType.FLOAT_VALUE;
            case "LinearClassifier", "SVMClassifier", "TreeEnsembleClassifier" ->
                output == 1 ? DataType.FLOAT_VALUE : TensorFacts.UNKNOWN;
            case "LabelEncoder" -> coded(node);
            case "CastMap", "CategoryMapper", "DictVectorizer", "ZipMap" -> TensorFacts.UNKNOWN;
            default -> Operators.isUnknown(node) ? TensorFacts.UNKNOWN : at(inputs, 0);
        };
    }

    private static int at(List<TensorFacts> inputs, int i) {
        return i < inputs.size() ? inputs.get(i).type() : TensorFacts.UNKNOWN;
    }

    private static int constant(NodeProto node) {
        for (AttributeProto attribute : node.getAttributeList()) {
            switch (attribute.getName()) {
                case "value" -> {
                    return attribute.getT().getDataType();
                }
                case "sparse_value" -> {
                    return attribute.getSparseTensor().getValues().getDataType();
                }
                case "value_float", "value_floats" -> {
                    return DataType.FLOAT_VALUE;
                }
                case "value_int", "value_ints" -> {
                    return DataType.INT64_VALUE;
                }
                default -> {}
            }
        }
        return TensorFacts.UNKNOWN;
    }

    private static int coded(NodeProto node) {
        if (NodeAttributes.has(node, "values_floats")) {
            return DataType.FLOAT_VALUE;
        }
        return NodeAttributes.has(node, "values_int64s")
                ? DataType.INT64_VALUE
                : NodeAttributes.of(node, "values_tensor").getT().getDataType();
    }
}
