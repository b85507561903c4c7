package dev.fraudscorer.onnx.internal.trees;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.floats;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.ints;
import static dev.fraudscorer.onnx.testing.GraphBuilder.numbers;
import static dev.fraudscorer.onnx.testing.GraphBuilder.tensor;
import static dev.fraudscorer.onnx.testing.GraphBuilder.text;
import static dev.fraudscorer.onnx.testing.GraphBuilder.texts;

import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An ensemble grown at random, of any kind that the operators of ai.onnx.ml 1 and 3 can describe. */
final class RandomModel {
    private static final String[] MODES = {
        "BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ"
    };
    private static final String[] TRANSFORMS = {"NONE", "LOGISTIC", "SOFTMAX", "SOFTMAX_ZERO", "PROBIT"};
    private static final String[] AGGREGATES = {"SUM", "AVERAGE", "MIN", "MAX"};
    private static final float[] GRID = {-2, -1, -0.0f, 0, 1, 2, 3, 31, 32, 33, 0.5f, Float.POSITIVE_INFINITY};

    private final Random random;
    private final int columns;
    private final boolean classifier;
    private final boolean doubles;
    private final int targets;
    /** All weights are of this target; -1 if they are of any. */
    private final int onlyTarget;

    private final boolean positive;
    private final String fixedMode;
    private final boolean sharing;
    private final boolean grid;

    private final List<Long> treeIds = new ArrayList<>();
    private final List<Long> nodeIds = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Long> whenTrue = new ArrayList<>();
    private final List<Long> whenFalse = new ArrayList<>();
    private final List<Long> missing = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<Long> weightTrees = new ArrayList<>();
    private final List<Long> weightNodes = new ArrayList<>();
    private final List<Long> weightTargets = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    private RandomModel(Random random) {
        this.random = random;
        this.columns = 1 + random.nextInt(6);
        this.classifier = random.nextBoolean();
        this.doubles = random.nextInt(5) == 0;
        this.targets = classifier ? 2 + Math.max(0, random.nextInt(4) - 1) : 1 + Math.max(0, random.nextInt(4) - 2);
        this.onlyTarget = classifier && targets == 2 && random.nextInt(4) > 0 ? random.nextInt(8) / 7 : -1;
        this.positive = random.nextInt(3) == 0;
        this.fixedMode = random.nextBoolean() ? MODES[random.nextInt(MODES.length)] : "";
        this.sharing = random.nextInt(3) == 0;
        this.grid = random.nextBoolean();
    }

    /** The model of a seed. */
    static byte[] ofSeed(long seed) {
        RandomModel model = new RandomModel(new Random(seed));
        int trees = 1 + model.random.nextInt(model.random.nextInt(10) == 0 ? 100 : 12);
        for (int tree = 0; tree < trees; tree++) {
            model.grow(tree, 1 + model.random.nextInt(5));
        }
        return model.toBytes();
    }

    /** Whether the input of the model of a seed is of double precision. */
    static boolean isOfDoubles(long seed) {
        return new RandomModel(new Random(seed)).doubles;
    }

    private void grow(int tree, int depth) {
        int[] next = {0};
        List<Integer> done = new ArrayList<>();
        grow(tree, depth, next, done);
    }

    /** The root comes first in the file, as ONNX Runtime requires it. */
    private int grow(int tree, int depth, int[] next, List<Integer> done) {
        int id = next[0]++;
        int place = nodeIds.size();
        boolean leaf = depth == 0 || random.nextInt(6) == 0;
        treeIds.add((long) tree);
        nodeIds.add((long) id);
        features.add((long) random.nextInt(columns));
        values.add(leaf ? 0.0 : threshold());
        missing.add((long) random.nextInt(2));
        modes.add(leaf ? "LEAF" : fixedMode.isEmpty() ? MODES[random.nextInt(MODES.length)] : fixedMode);
        whenTrue.add(0L);
        whenFalse.add(0L);
        if (leaf) {
            addWeights(tree, id);
        } else {
            // ONNX Runtime goes along the false ways first, and takes shared nodes at the end of true ways only.
            whenFalse.set(place, (long) grow(tree, depth - 1, next, done));
            whenTrue.set(place, (long) child(tree, depth - 1, next, done));
        }
        done.add(id);
        return id;
    }

    private int child(int tree, int depth, int[] next, List<Integer> done) {
        // Only finished nodes are shared, so that there is no cycle.
        return sharing && !done.isEmpty() && random.nextInt(3) == 0
                ? done.get(random.nextInt(done.size()))
                : grow(tree, depth, next, done);
    }

    private double threshold() {
        double x = grid ? GRID[random.nextInt(GRID.length)] : random.nextGaussian() * 3;
        return doubles ? x : (float) x;
    }

    private void addWeights(int tree, int node) {
        int count = targets == 1 || onlyTarget >= 0 ? 1 : 1 + random.nextInt(targets);
        for (int i = 0; i < count; i++) {
            weightTrees.add((long) tree);
            weightNodes.add((long) node);
            weightTargets.add(onlyTarget >= 0 ? onlyTarget : (long) random.nextInt(targets));
            double weight = random.nextGaussian() / 4;
            weight = positive ? Math.abs(weight) : weight;
            weights.add(doubles ? weight : (double) (float) weight);
        }
    }

    private byte[] toBytes() {
        List<AttributeProto> attributes = new ArrayList<>();
        attributes.add(ints("nodes_treeids", longs(treeIds)));
        attributes.add(ints("nodes_nodeids", longs(nodeIds)));
        attributes.add(ints("nodes_featureids", longs(features)));
        attributes.add(ints("nodes_truenodeids", longs(whenTrue)));
        attributes.add(ints("nodes_falsenodeids", longs(whenFalse)));
        attributes.add(texts("nodes_modes", modes.toArray(String[]::new)));
        attributes.add(number("nodes_values", values));
        if (random.nextInt(3) > 0) {
            attributes.add(ints("nodes_missing_value_tracks_true", longs(missing)));
        }
        String prefix = classifier ? "class" : "target";
        attributes.add(ints(prefix + "_treeids", longs(weightTrees)));
        attributes.add(ints(prefix + "_nodeids", longs(weightNodes)));
        attributes.add(ints(prefix + "_ids", longs(weightTargets)));
        attributes.add(number(prefix + "_weights", weights));
        attributes.add(text("post_transform", TRANSFORMS[random.nextInt(TRANSFORMS.length)]));
        addBase(attributes);
        GraphBuilder graph = new GraphBuilder().input("x", doubles ? DataType.DOUBLE : DataType.FLOAT, 0, columns);
        if (classifier) {
            long[] labels = new long[targets];
            for (int i = 0; i < targets; i++) {
                // Of two classes ONNX Runtime answers 0 and 1, whatever they are called, unless all weights are of one.
                labels[i] = targets == 2 && onlyTarget < 0 ? i : 10 + i;
            }
            attributes.add(ints("classlabels_int64s", labels));
            return finish(graph, "TreeEnsembleClassifier", List.of("label", "y"), attributes)
                    .output("label", DataType.INT64, 0)
                    .output("y", DataType.FLOAT, 0, targets)
                    .toBytes();
        }
        attributes.add(integer("n_targets", targets));
        attributes.add(text("aggregate_function", AGGREGATES[random.nextInt(AGGREGATES.length)]));
        return finish(graph, "TreeEnsembleRegressor", List.of("y"), attributes)
                .output("y", DataType.FLOAT, 0, targets)
                .toBytes();
    }

    private void addBase(List<AttributeProto> attributes) {
        int count = random.nextBoolean() ? 0 : classifier && targets == 2 ? 1 + random.nextInt(2) : targets;
        List<Double> base = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            base.add((double) (float) random.nextGaussian());
        }
        if (count > 0) {
            attributes.add(number("base_values", base));
        }
    }

    private AttributeProto number(String name, List<Double> numbers) {
        double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        if (doubles) {
            return tensor(name + "_as_tensor", numbers(DataType.DOUBLE, all));
        }
        float[] floats = new float[all.length];
        for (int i = 0; i < all.length; i++) {
            floats[i] = (float) all[i];
        }
        return floats(name, floats);
    }

    private static GraphBuilder finish(
            GraphBuilder graph, String operator, List<String> outputs, List<AttributeProto> attributes) {
        return graph.node(ML, operator, List.of("x"), outputs, attributes.toArray(AttributeProto[]::new));
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
