package dev.fraudscorer.anomaly.internal.forest;

import java.util.Arrays;

/**
 * A forest at one moment, in plain arrays. Scores as the library does, but waits for nobody and allocates nothing. Immutable
 * and thread-safe.
 */
/*
 * A tree of the forest cuts the box around its points in two, then each part, until every leaf is one point. How easily a
 * cut separates a new point from what is below a node is the share that the point adds to the sum of the sides of the
 * node's box: the probability that a random cut of the box with the point in it leaves the point alone on its side. An odd
 * point is alone near the root. Its score in one tree is the expected value of 1 / (depth + 1), the depth being that at
 * which it is cut off, made comparable between trees by the logarithm of the number of their points; a point that a tree
 * holds already scores by the number of its copies. The score of the forest is the mean over its trees.
 *
 * The walk goes down to the leaf first and sums on the way back. Boxes grow on that way, so an input that one box holds need
 * not be compared again, and when none is left outside the walk can stop. Source: Guha et al. 2016; the weights are those
 * of the library, and tests hold every score to it.
 */
public final class FrozenForest {
    /** The words of a node: the input that it cuts, the value that still goes left, as bits, and its children. */
    static final int WORDS = 4;

    static final int CUT = 1;
    static final int LEFT = 2;
    static final int RIGHT = 3;

    private final int inputs;
    private final int[] roots;
    private final int[] treeMass;
    private final double[] massLog;
    /** Four words to a node, so that a step down touches one line of the cache. */
    private final int[] nodes;

    /** By node and input the least and the greatest value. */
    private final float[] box;

    private final double[] range;
    private final int[] leafPoint;
    private final double[] leafLog;
    private final int[] leafMass;
    private final float[] points;
    private final int mostNodes;

    /** Children at or above 0 are nodes, below 0 the complements of leaves. Owns the arrays. */
    FrozenForest(
            int inputs,
            int[] roots,
            int[] treeMass,
            int[] nodes,
            float[] box,
            double[] range,
            int[] leafPoint,
            int[] leafMass,
            float[] points) {
        this.inputs = inputs;
        this.roots = roots;
        this.treeMass = treeMass;
        this.massLog = Arrays.stream(treeMass).mapToDouble(FrozenForest::log2Of).toArray();
        this.nodes = nodes;
        this.box = box;
        this.range = range;
        this.leafPoint = leafPoint;
        this.leafMass = leafMass;
        this.leafLog = Arrays.stream(leafMass).mapToDouble(FrozenForest::log2Of).toArray();
        this.points = points;
        this.mostNodes = Arrays.stream(treeMass).max().orElse(1);
    }

    /**
     * How odd a point is: about 1 for the usual, above it for the odd.
     *
     * @param point finite numbers, none of them −0
     */
    public double score(float[] point, Walk walk) {
        int[] path = walk.path(mostNodes);
        int[] outside = walk.outside(inputs);
        double sum = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            int depth = descend(tree, point, path);
            int leaf = ~path[depth];
            int count = differing(leaf, point, outside);
            double score;
            if (count == 0) {
                double damp = 1.0 - leafMass[leaf] / (2.0 * treeMass[tree]);
                score = damp / (depth + leafLog[leaf]);
            } else {
                score = 1.0 / (depth + 1);
                for (int above = depth - 1; above >= 0; above--) {
                    int node = path[above];
                    double added = 0;
                    int kept = 0;
                    for (int i = 0; i < count; i++) {
                        int input = outside[i];
                        float beyond = beyond(node, input, point[input]);
                        if (beyond > 0) {
                            added += beyond;
                            outside[kept++] = input;
                        }
                    }
                    if (kept == 0) {
                        break;
                    }
                    count = kept;
                    double separated = added / (range[node] + added);
                    score = separated / (above + 1) + (1 - separated) * score;
                }
            }
            sum += score * massLog[tree];
        }
        return sum / roots.length;
    }

    /**
     * Which inputs make the score what it is: their parts sum up to it, less what comes from trees that hold the very
     * point.
     *
     * @param parts by input; written
     */
    public void explain(float[] point, Walk walk, double[] parts) {
        int[] path = walk.path(mostNodes);
        int[] outside = walk.outside(inputs);
        double[] ofTree = walk.parts(inputs);
        Arrays.fill(parts, 0, inputs, 0);
        for (int tree = 0; tree < roots.length; tree++) {
            int depth = descend(tree, point, path);
            int leaf = ~path[depth];
            if (differing(leaf, point, outside) == 0) {
                continue;
            }
            int at = leafPoint[leaf] * inputs;
            double difference = 0;
            for (int i = 0; i < inputs; i++) {
                ofTree[i] = Math.abs(point[i] - points[at + i]);
                difference += ofTree[i];
            }
            for (int i = 0; i < inputs; i++) {
                ofTree[i] /= difference * (depth + 1);
            }
            for (int above = depth - 1; above >= 0; above--) {
                int node = path[above];
                double added = added(node, point);
                if (added == 0) {
                    break;
                }
                double both = range[node] + added;
                for (int i = 0; i < inputs; i++) {
                    ofTree[i] = beyond(node, i, point[i]) / (both * (above + 1)) + (1 - added / both) * ofTree[i];
                }
            }
            for (int i = 0; i < inputs; i++) {
                parts[i] += ofTree[i] * massLog[tree] / roots.length;
            }
        }
    }

    public long bytes() {
        return (long) nodes.length * Integer.BYTES
                + (long) range.length * Double.BYTES
                + (long) box.length * Float.BYTES
                + (long) leafPoint.length * (2 * Integer.BYTES + Double.BYTES)
                + (long) points.length * Float.BYTES
                + (long) roots.length * (2 * Integer.BYTES + Double.BYTES);
    }

    /** Writes the way from the root to the leaf; returns the leaf's depth. */
    private int descend(int tree, float[] point, int[] path) {
        int at = roots[tree];
        int depth = 0;
        while (at >= 0) {
            path[depth++] = at;
            int node = at * WORDS;
            boolean toLeft = point[nodes[node]] <= Float.intBitsToFloat(nodes[node + CUT]);
            at = nodes[node + (toLeft ? LEFT : RIGHT)];
        }
        path[depth] = at;
        return depth;
    }

    /** Writes the inputs in which the point is not the leaf's; returns how many. */
    private int differing(int leaf, float[] point, int[] outside) {
        int at = leafPoint[leaf] * inputs;
        int count = 0;
        for (int i = 0; i < inputs; i++) {
            if (points[at + i] != point[i]) {
                outside[count++] = i;
            }
        }
        return count;
    }

    /** By how much the point makes the sides of the node's box longer. */
    private double added(int node, float[] point) {
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
            sum += beyond(node, i, point[i]);
        }
        return sum;
    }

    private float beyond(int node, int input, float value) {
        int at = 2 * (node * inputs + input);
        return Math.max(0, Math.max(box[at] - value, value - box[at + 1]));
    }

    private static double log2Of(int mass) {
        return Math.log(mass + 1.0) / Math.log(2.0);
    }
}
