package dev.fraudscorer.anomaly.internal.forest;

import java.util.Arrays;

/**
 * Collects the arrays of a {@link FrozenForest}, tree by tree, each node before what is below it; reused from one to the
 * next. Confined to one thread.
 */
final class ForestBuilder {
    /** The place of a tree's root; other places are those left and right of a node. */
    static final int ROOT = -1;

    private final int inputs;
    private final int trees;
    private final int[] roots;
    private final int[] treeMass;
    private final int[] nodes;
    private final int[] leafPoint;
    private final int[] leafMass;
    private float[] points;
    private int tree;
    private int count;
    private int countBefore;
    private int leaves;
    private int pointCount;
    private final float[] box;
    private final double[] range;

    ForestBuilder(int inputs, int trees, int sample) {
        this.inputs = inputs;
        this.trees = trees;
        this.roots = new int[trees];
        this.treeMass = new int[trees];
        int mostNodes = trees * (sample - 1);
        this.nodes = new int[mostNodes * FrozenForest.WORDS];
        this.leafPoint = new int[trees * sample];
        this.leafMass = new int[trees * sample];
        this.points = new float[2 * sample * inputs];
        this.box = new float[2 * mostNodes * inputs];
        this.range = new double[mostNodes];
    }

    /** Begins a forest; the one before is forgotten, its room is kept. */
    void begin() {
        tree = 0;
        count = 0;
        leaves = 0;
        pointCount = 0;
    }

    static int leftOf(int node) {
        return node * FrozenForest.WORDS + FrozenForest.LEFT;
    }

    static int rightOf(int node) {
        return node * FrozenForest.WORDS + FrozenForest.RIGHT;
    }

    void beginTree(int mass) {
        treeMass[tree] = mass;
        countBefore = count;
    }

    int node(int place, int input, float value) {
        if (input < 0 || input >= inputs || !Float.isFinite(value)) {
            throw new IllegalStateException("a cut of input " + input + ", expected a finite one of " + inputs);
        }
        nodes[count * FrozenForest.WORDS] = input;
        nodes[count * FrozenForest.WORDS + FrozenForest.CUT] = Float.floatToRawIntBits(value);
        put(place, count);
        return count++;
    }

    void leaf(int place, int leaf) {
        put(place, ~leaf);
    }

    int point(float[] point) {
        int end = (pointCount + 1) * inputs;
        if (end > points.length) {
            points = Arrays.copyOf(points, Math.max(end, points.length * 2));
        }
        for (float value : point) {
            if (!Float.isFinite(value)) {
                throw new IllegalStateException("a point of numbers that are not finite, expected finite ones");
            }
        }
        System.arraycopy(point, 0, points, pointCount * inputs, inputs);
        return pointCount++;
    }

    int leafOf(int point, int mass) {
        leafPoint[leaves] = point;
        leafMass[leaves] = mass;
        return leaves++;
    }

    /** Makes the boxes: what is below a node has a greater number, so its box is there before. */
    void endTree() {
        for (int node = count - 1; node >= countBefore; node--) {
            int left = nodes[node * FrozenForest.WORDS + FrozenForest.LEFT];
            int right = nodes[node * FrozenForest.WORDS + FrozenForest.RIGHT];
            double sum = 0;
            for (int i = 0; i < inputs; i++) {
                float least = Math.min(lowOf(left, i), lowOf(right, i));
                float most = Math.max(highOf(left, i), highOf(right, i));
                int at = 2 * (node * inputs + i);
                box[at] = least;
                box[at + 1] = most;
                sum += most - least;
            }
            range[node] = sum;
        }
        tree++;
    }

    FrozenForest build() {
        if (tree != trees) {
            throw new IllegalStateException(tree + " trees, expected " + trees);
        }
        return new FrozenForest(
                inputs,
                roots.clone(),
                treeMass.clone(),
                Arrays.copyOf(nodes, count * FrozenForest.WORDS),
                Arrays.copyOf(box, 2 * count * inputs),
                Arrays.copyOf(range, count),
                Arrays.copyOf(leafPoint, leaves),
                Arrays.copyOf(leafMass, leaves),
                Arrays.copyOf(points, pointCount * inputs));
    }

    private void put(int place, int value) {
        if (place == ROOT) {
            roots[tree] = value;
        } else {
            nodes[place] = value;
        }
    }

    private float lowOf(int child, int input) {
        return child >= 0 ? box[2 * (child * inputs + input)] : points[leafPoint[~child] * inputs + input];
    }

    private float highOf(int child, int input) {
        return child >= 0 ? box[2 * (child * inputs + input) + 1] : points[leafPoint[~child] * inputs + input];
    }
}
