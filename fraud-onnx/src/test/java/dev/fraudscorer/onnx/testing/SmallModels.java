package dev.fraudscorer.onnx.testing;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.floats;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.ints;
import static dev.fraudscorer.onnx.testing.GraphBuilder.text;
import static dev.fraudscorer.onnx.testing.GraphBuilder.texts;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;

/** Models of a few nodes, whose probabilities a test can work out by hand. */
public final class SmallModels {
    private SmallModels() {}

    /** The logistic function. */
    public static double logistic(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }

    /** {@code sigmoid(weights · row)} as [N, 1]. */
    public static GraphBuilder neuron(float... weights) {
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, weights.length)
                .constant("w", weights, weights.length, 1)
                .node("", "MatMul", List.of("x", "w"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
    }

    /** {@code sigmoid(x₀² - x₁²)}: of two values whose squares are infinite it makes no number. */
    public static GraphBuilder differenceOfSquares() {
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 2)
                .constant("w", new float[] {1, -1}, 2, 1)
                .node("", "Mul", List.of("x", "x"), List.of("squares"))
                .node("", "MatMul", List.of("squares", "w"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
    }

    /** Two classes with {@code sigmoid(±weights · row)}, ended by the label's cast and a ZipMap, as converters do it. */
    public static GraphBuilder zipMap(AttributeProto labels, float... weights) {
        DataType key = labels.getStringsCount() > 0 ? DataType.STRING : DataType.INT64;
        return linear(labels, weights)
                .node("", "Identity", List.of("label"), List.of("output_label"))
                .node(ML, "ZipMap", List.of("probabilities"), List.of("output_probability"), labels)
                .output("output_label", key, 0)
                .mapOutput("output_probability", key);
    }

    /** Two classes with {@code sigmoid(±weights · row)} as [N, 2]. */
    public static GraphBuilder twoColumns(AttributeProto labels, float... weights) {
        DataType key = labels.getStringsCount() > 0 ? DataType.STRING : DataType.INT64;
        return linear(labels, weights).output("label", key, 0).output("probabilities", DataType.FLOAT, 0, 2);
    }

    public static AttributeProto intLabels(long... labels) {
        return ints("classlabels_int64s", labels);
    }

    public static AttributeProto textLabels(String... labels) {
        return texts("classlabels_strings", labels);
    }

    /**
     * A tree of one split: {@code left} if column {@code feature} is at most 0.5, else {@code right}, also for a missing
     * value, as its maker learnt.
     */
    public static GraphBuilder stump(int feature, long width, float left, float right, String postTransform) {
        return forgetfulStump(feature, width, left, right, postTransform).producer("CatBoost");
    }

    /** The same by a maker that does not learn missing values. */
    public static GraphBuilder forgetfulStump(int feature, long width, float left, float right, String postTransform) {
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, width)
                .node(
                        ML,
                        "TreeEnsembleRegressor",
                        List.of("x"),
                        List.of("y"),
                        integer("n_targets", 1),
                        ints("nodes_treeids", 0, 0, 0),
                        ints("nodes_nodeids", 0, 1, 2),
                        ints("nodes_featureids", feature, 0, 0),
                        floats("nodes_values", 0.5f, 0, 0),
                        texts("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"),
                        ints("nodes_truenodeids", 1, 0, 0),
                        ints("nodes_falsenodeids", 2, 0, 0),
                        ints("nodes_missing_value_tracks_true", 0, 0, 0),
                        ints("target_treeids", 0, 0),
                        ints("target_nodeids", 1, 2),
                        ints("target_ids", 0, 0),
                        floats("target_weights", left, right),
                        text("post_transform", postTransform))
                .output("y", DataType.FLOAT, 0, 1);
    }

    /** {@code a1, a2, …} as names for {@code width} columns. */
    public static List<String> names(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add("a" + i);
        }
        return names;
    }

    private static GraphBuilder linear(AttributeProto labels, float... weights) {
        // This one operator has another name for them than all others.
        AttributeProto classifierLabels = labels.getStringsCount() > 0
                ? labels
                : labels.toBuilder().setName("classlabels_ints").build();
        float[] both = new float[weights.length * 2];
        for (int i = 0; i < weights.length; i++) {
            both[i] = -weights[i];
            both[i + weights.length] = weights[i];
        }
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, weights.length)
                .node(
                        ML,
                        "LinearClassifier",
                        List.of("x"),
                        List.of("label", "probabilities"),
                        classifierLabels,
                        floats("coefficients", both),
                        floats("intercepts", 0, 0),
                        text("post_transform", "LOGISTIC"));
    }
}
