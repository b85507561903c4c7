package dev.fraudscorer.onnx.internal.trees;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.ints;
import static dev.fraudscorer.onnx.testing.GraphBuilder.numbers;
import static dev.fraudscorer.onnx.testing.GraphBuilder.tensor;

import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A {@code TreeEnsemble} of ai.onnx.ml 5 grown at random. */
final class RandomLeafTensors {
    private static final int MEMBER = 6;

    private final Random random;
    private final int columns;
    private final int targets;
    private final DataType type;
    private final boolean sharing;

    private final List<double[]> splits = new ArrayList<>();
    private final List<long[]> ways = new ArrayList<>();
    private final List<Double> members = new ArrayList<>();
    private final List<Double> leafWeights = new ArrayList<>();
    private final List<Long> leafTargets = new ArrayList<>();
    private final List<Long> roots = new ArrayList<>();

    private RandomLeafTensors(Random random) {
        this.random = random;
        this.columns = 1 + random.nextInt(5);
        this.targets = 1 + Math.max(0, random.nextInt(4) - 2);
        this.type = random.nextInt(4) == 0 ? DataType.DOUBLE : DataType.FLOAT;
        this.sharing = random.nextBoolean();
    }

    static byte[] ofSeed(long seed) {
        RandomLeafTensors model = new RandomLeafTensors(new Random(seed));
        int trees = 1 + model.random.nextInt(10);
        for (int tree = 0; tree < trees; tree++) {
            model.roots.add((long) model.grow(1 + model.random.nextInt(4), new ArrayList<>()));
        }
        return model.toBytes();
    }

    static boolean isOfDoubles(long seed) {
        return new RandomLeafTensors(new Random(seed)).type == DataType.DOUBLE;
    }

    private int grow(int depth, List<Integer> done) {
        int place = splits.size();
        int mode = random.nextInt(MEMBER + 1);
        splits.add(new double[] {mode, random.nextInt(columns), random.nextInt(7) - 2, random.nextInt(2)});
        long[] way = new long[4];
        ways.add(way);
        if (mode == MEMBER) {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                members.add((double) (random.nextInt(4) == 0 ? random.nextInt(31) : random.nextInt(6)));
            }
            members.add(Double.NaN);
        }
        for (int side = 0; side < 2; side++) {
            boolean leaf = depth == 0 || random.nextInt(4) == 0;
            way[side + 2] = leaf ? 1 : 0;
            way[side] = leaf ? addLeaf() : child(depth - 1, done);
        }
        done.add(place);
        return place;
    }

    private int child(int depth, List<Integer> done) {
        return sharing && !done.isEmpty() && random.nextInt(4) == 0
                ? done.get(random.nextInt(done.size()))
                : grow(depth, done);
    }

    private int addLeaf() {
        double weight = random.nextGaussian();
        leafWeights.add(type == DataType.DOUBLE ? weight : (double) (float) weight);
        leafTargets.add((long) random.nextInt(targets));
        return leafWeights.size() - 1;
    }

    private byte[] toBytes() {
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                tensor("nodes_modes", numbers(DataType.UINT8, split(0))),
                ints("nodes_featureids", longs(split(1))),
                tensor("nodes_splits", numbers(type, split(2))),
                ints("nodes_missing_value_tracks_true", longs(split(3))),
                ints("nodes_truenodeids", way(0)),
                ints("nodes_falsenodeids", way(1)),
                ints("nodes_trueleafs", way(2)),
                ints("nodes_falseleafs", way(3)),
                tensor("leaf_weights", numbers(type, doubles(leafWeights))),
                ints(
                        "leaf_targetids",
                        leafTargets.stream().mapToLong(Long::longValue).toArray()),
                ints("tree_roots", roots.stream().mapToLong(Long::longValue).toArray()),
                integer("n_targets", targets),
                integer("aggregate_function", random.nextInt(4)),
                integer("post_transform", targets == 1 ? random.nextInt(5) : random.nextInt(2) * 3)));
        if (!members.isEmpty()) {
            attributes.add(tensor("membership_values", numbers(type, doubles(members))));
        }
        GraphBuilder graph = new GraphBuilder()
                .opset(ML, 5)
                .alsoOpset("", 15)
                .input("x", type, 0, columns)
                .node(ML, "TreeEnsemble", List.of("x"), List.of("y"), attributes.toArray(AttributeProto[]::new));
        if (type == DataType.FLOAT) {
            return graph.output("y", type, 0, targets).toBytes();
        }
        return graph.node("", "Cast", List.of("y"), List.of("z"), integer("to", DataType.FLOAT.getNumber()))
                .output("z", DataType.FLOAT, 0, targets)
                .toBytes();
    }

    private double[] split(int part) {
        return splits.stream().mapToDouble(split -> split[part]).toArray();
    }

    private long[] way(int part) {
        return ways.stream().mapToLong(way -> way[part]).toArray();
    }

    private static long[] longs(double[] values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (long) values[i];
        }
        return longs;
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
