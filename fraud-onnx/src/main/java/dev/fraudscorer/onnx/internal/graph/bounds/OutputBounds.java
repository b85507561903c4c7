package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How much an operator makes of inputs of known extents: never less than it makes. */
final class OutputBounds {
    private static final Set<String> WIDENING = Set.of(
            ("Add And BitShift BitwiseAnd BitwiseOr BitwiseXor Div Equal Greater GreaterOrEqual Less LessOrEqual Max Mean"
                            + " Min Mod Mul Or PRelu Pow Sub Sum Where Xor")
                    .split(" "));

    /** Each result is as large as the first input, or a part of it. */
    private static final Set<String> KEEPING = Set.of(
            ("Abs Acos Acosh Asin Asinh Atan Atanh BatchNormalization Binarizer BitwiseNot Cast CastLike CategoryMapper"
                            + " Ceil Celu Clip Cos Cosh CumSum DequantizeLinear Dropout DynamicQuantizeLinear Elu Erf Exp"
                            + " EyeLike Floor Gelu GroupNormalization HardSigmoid HardSwish Hardmax Identity Imputer"
                            + " InstanceNormalization IsInf IsNaN LabelEncoder LayerNormalization LeakyRelu Log LogSoftmax"
                            + " LpNormalization MeanVarianceNormalization Mish Neg Normalizer Not QuantizeLinear"
                            + " RMSNormalization Reciprocal Relu Round Scaler ScatterElements ScatterND Selu Shrink"
                            + " Sigmoid Sign Sin Sinh Slice Softmax Softplus Softsign Split Sqrt Swish Tan Tanh"
                            + " ThresholdedRelu TopK Trilu")
                    .split(" "));

    private static final Set<String> PARTS = Set.of("Slice", "Split", "TopK");

    private static final int MOST_DIMENSIONS = 32;

    private final ShapedBounds shaped;
    private final LayoutBounds layout;

    OutputBounds(GraphConstants constants) {
        this.shaped = new ShapedBounds(constants);
        this.layout = new LayoutBounds(constants);
    }

    /** Whether an operator makes a number for each number of its inputs, spread where one is smaller. */
    static boolean isNumberByNumber(String operator) {
        return WIDENING.contains(operator) || (KEEPING.contains(operator) && !PARTS.contains(operator));
    }

    /** @param inputs one for each of the node's; {@link Extent#ONE} for one that is left out */
    Extent of(NodeProto node, List<Extent> inputs, int output) throws ModelRefusedException {
        String operator = node.getOpType();
        Extent first = Extent.at(inputs, 0);
        Extent second = Extent.at(inputs, 1);
        if (KEEPING.contains(operator)) {
            return first;
        }
        if (WIDENING.contains(operator)) {
            return Extent.broadcast(inputs);
        }
        if (operator.startsWith("Reduce") || operator.startsWith("Arg")) {
            return layout.reduced(node, first);
        }
        return switch (operator) {
            case "Constant" -> constant(node);
            case "Shape" -> Extent.of(List.of(first.rank() < 0 ? MOST_DIMENSIONS : (double) first.rank()));
            case "Size" -> Extent.ONE;
            case "Reshape" -> layout.reshaped(node, first);
            case "Flatten" -> LayoutBounds.flattened(node, first);
            case "Transpose" -> LayoutBounds.transposed(node, first);
            case "Squeeze" -> layout.squeezed(node, first);
            case "Unsqueeze" -> layout.unsqueezed(node, first);
            case "Concat" -> LayoutBounds.joined(node, inputs);
            case "Gather" -> LayoutBounds.gathered(node, first, second);
            case "GatherElements" -> second;
            case "MatMul", "MatMulInteger" -> ProductBounds.product(first, second);
            case "QLinearMatMul" -> ProductBounds.product(first, Extent.at(inputs, 3));
            case "Gemm" -> ProductBounds.general(node, first, second);
            case "Conv", "ConvInteger" -> WindowBounds.convolved(node, first, second);
            case "QLinearConv" -> WindowBounds.convolved(node, first, Extent.at(inputs, 3));
            case "AveragePool", "LpPool", "MaxPool" -> WindowBounds.pooled(node, first);
            case "GlobalAveragePool", "GlobalLpPool", "GlobalMaxPool" -> firstTwo(first);
            case "GRU", "LSTM", "RNN" -> recurrent(node, first, Extent.at(inputs, 2), output);
            case "DepthToSpace", "Det", "SpaceToDepth", "ZipMap" -> first.unshaped();
            case "ConstantOfShape", "Expand", "OneHot", "Pad", "Range", "Resize", "Tile", "Upsample" ->
                shaped.of(node, first);
            case "ArrayFeatureExtractor",
                    "CastMap",
                    "DictVectorizer",
                    "FeatureVectorizer",
                    "LinearClassifier",
                    "LinearRegressor",
                    "OneHotEncoder",
                    "SVMClassifier",
                    "SVMRegressor",
                    "TreeEnsemble",
                    "TreeEnsembleClassifier",
                    "TreeEnsembleRegressor" -> TableBounds.of(node, inputs, output);
            default -> everyWithEvery(inputs);
        };
    }

    /** What is not known closer makes no more than one number for each choice of a number of each input. */
    private static Extent everyWithEvery(List<Extent> inputs) {
        double product = Math.max(1, inputs.size());
        for (Extent input : inputs) {
            product *= input.size();
        }
        return Extent.ofSize(product);
    }

    private static Extent firstTwo(Extent first) {
        List<Double> shape = first.shape();
        if (shape == null) {
            return first;
        }
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            made.add(i < 2 ? shape.get(i) : 1.0);
        }
        return Extent.of(made);
    }

    /** In both directions, the states of each step; then the last states alone. */
    private static Extent recurrent(NodeProto node, Extent first, Extent weights, int output) {
        double hidden = Math.max((double) NodeAttributes.integer(node, "hidden_size", 1), weights.dimension(-1));
        if (first.rank() != 3) {
            return Extent.ofSize(2 * hidden * first.size());
        }
        double a = first.dimension(0);
        double b = first.dimension(1);
        if (output > 0) {
            // Which of the two is the batch depends on the layout.
            return Extent.ofSize(Math.max(a, b) * 2 * hidden);
        }
        boolean batchFirst = NodeAttributes.integer(node, "layout", 0) != 0;
        return Extent.of(batchFirst ? List.of(a, b, 2.0, hidden) : List.of(a, 2.0, b, hidden));
    }

    private static Extent constant(NodeProto node) {
        if (NodeAttributes.has(node, "value_float")
                || NodeAttributes.has(node, "value_int")
                || NodeAttributes.has(node, "value_string")) {
            return Extent.ONE;
        }
        AttributeProto value = NodeAttributes.of(node, "value");
        if (value.hasT()) {
            return Extent.ofDimensions(value.getT().getDimsList());
        }
        AttributeProto sparse = NodeAttributes.of(node, "sparse_value");
        return sparse.hasSparseTensor()
                ? Extent.ofDimensions(sparse.getSparseTensor().getDimsList())
                : Extent.of(List.of(TableBounds.longest(node)));
    }
}
