package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which operators a graph may have: those whose time and memory follow from the file alone. All others, whose cost the
 * values of an event decide (loops, branches, counted shapes), whose answer chance decides, or that are not known here,
 * need the policy's word.
 */
final class Operators {
    /** How many numbers an operator may make of a constant shape. */
    static final long LARGEST_SHAPE = 1 << 24;

    private static final String ML = "ai.onnx.ml";

    private static final Set<String> BOUNDED =
            Set.of(("Abs Acos Acosh Add And ArgMax ArgMin Asin Asinh Atan Atanh AveragePool BatchNormalization BitShift"
                            + " BitwiseAnd BitwiseNot BitwiseOr BitwiseXor Cast CastLike Ceil Celu Clip Concat Constant"
                            + " Conv ConvInteger Cos Cosh CumSum DepthToSpace DequantizeLinear Det Div"
                            + " DynamicQuantizeLinear Einsum Elu Equal Erf Exp EyeLike Flatten Floor GRU Gather"
                            + " GatherElements GatherND Gelu Gemm GlobalAveragePool GlobalLpPool GlobalMaxPool Greater"
                            + " GreaterOrEqual GroupNormalization HardSigmoid HardSwish Hardmax Identity"
                            + " InstanceNormalization IsInf IsNaN LSTM LayerNormalization LeakyRelu Less LessOrEqual"
                            + " Log LogSoftmax LpNormalization LpPool MatMul MatMulInteger Max MaxPool Mean"
                            + " MeanVarianceNormalization Min Mish Mod Mul Neg Not Or PRelu Pow QLinearConv"
                            + " QLinearMatMul QuantizeLinear RMSNormalization RNN Reciprocal ReduceL1 ReduceL2"
                            + " ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum"
                            + " ReduceSumSquare Relu Reshape Round ScatterElements ScatterND Selu Shape Shrink Sigmoid"
                            + " Sign Sin Sinh Size Slice Softmax Softplus Softsign SpaceToDepth Split Sqrt Squeeze Sub"
                            + " Sum Swish Tan Tanh ThresholdedRelu Transpose Unsqueeze Where Xor")
                    .split(" "));

    private static final Set<String> BOUNDED_ML = Set.of(
            ("ArrayFeatureExtractor Binarizer CastMap CategoryMapper DictVectorizer FeatureVectorizer Imputer LabelEncoder"
                            + " LinearClassifier LinearRegressor Normalizer OneHotEncoder SVMClassifier SVMRegressor"
                            + " Scaler TreeEnsemble TreeEnsembleClassifier TreeEnsembleRegressor ZipMap")
                    .split(" "));

    /** Operators whose result is as large as an input defines, with the first such input; it has to be a constant. */
    private static final Map<String, Integer> SHAPED = Map.ofEntries(
            Map.entry("ConstantOfShape", 0),
            Map.entry("Range", 0),
            Map.entry("Expand", 1),
            Map.entry("Tile", 1),
            Map.entry("OneHot", 1),
            Map.entry("Pad", 1),
            Map.entry("TopK", 1),
            // A diagonal far beyond the matrix is outside of the memory, too.
            Map.entry("Trilu", 1),
            Map.entry("Upsample", 1),
            Map.entry("Resize", 1),
            // Its second and third input decide whether, and how much, chance takes part.
            Map.entry("Dropout", 1));

    private final Set<String> allowed;
    private final GraphConstants constants;

    Operators(GraphConstants constants, Set<String> allowed) {
        this.allowed = allowed;
        this.constants = constants;
    }

    /** Refuses a node whose cost the file does not bound. */
    void check(NodeProto node) throws ModelRefusedException {
        String operator = node.getOpType();
        String domain = node.getDomain().equals("ai.onnx") ? "" : node.getDomain();
        if (allowed.contains(operator)) {
            return;
        }
        WindowBounds.check(node);
        if (domain.isEmpty() && SHAPED.containsKey(operator)) {
            checkShaped(node, SHAPED.get(operator));
        } else if (!(domain.isEmpty() ? BOUNDED : BOUNDED_ML).contains(operator)
                || !(domain.isEmpty() || domain.equals(ML))) {
            throw new ModelRefusedException(
                    SafeText.node(node) + (domain.isEmpty() ? "" : " of the domain " + SafeText.name(domain))
                            + ", an operator whose time and memory the file does not bound, or that is not known",
                    "other operators, or " + advice(operator));
        }
    }

    private void checkShaped(NodeProto node, int first) throws ModelRefusedException {
        double size = 1;
        for (int i = first; i < node.getInputCount(); i++) {
            List<Double> shape = constants.shape(node, i);
            if (shape == null) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " whose input " + (i + 1)
                                + " is calculated, or of another type: it decides how much is made",
                        "a constant there, or " + advice(node.getOpType()));
            }
            size *= ShapedBounds.product(shape);
        }
        if (!(size <= LARGEST_SHAPE)) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " that makes more than " + LARGEST_SHAPE + " numbers of one",
                    "smaller shapes, or " + advice(node.getOpType()));
        }
    }

    /** Whether an operator has the policy's word, and is not known here. */
    static boolean isUnknown(NodeProto node) {
        return !SHAPED.containsKey(node.getOpType())
                && !BOUNDED.contains(node.getOpType())
                && !BOUNDED_ML.contains(node.getOpType());
    }

    static String advice(String operator) {
        return "'allow_operators: [" + SafeText.plain(operator, 40) + "]' for a model that you trust";
    }
}
