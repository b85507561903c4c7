package dev.fraudscorer.onnx.internal.trees.ensemble;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import java.util.ArrayList;
import java.util.List;

/** Reads the three operators of tree ensembles. */
public final class EnsembleReader {
    private EnsembleReader() {}

    /** Whether a node is a tree ensemble. */
    public static boolean isEnsemble(OnnxNode node) {
        return node.domain().equals("ai.onnx.ml")
                && (node.operator().equals("TreeEnsembleClassifier")
                        || node.operator().equals("TreeEnsembleRegressor")
                        || node.operator().equals("TreeEnsemble"));
    }

    /**
     * Reads a node.
     *
     * @param width how many columns its input has
     * @param doubles whether its input is of double precision
     * @throws ModelRefusedException if it is broken
     * @throws UnsupportedNodeException if only ONNX Runtime supports it
     */
    public static Ensemble read(OnnxNode node, int width, boolean doubles)
            throws ModelRefusedException, UnsupportedNodeException {
        Ensemble ensemble = node.operator().equals("TreeEnsemble")
                ? new LeafTensorReader(node, doubles).read()
                : new NodeListReader(node, doubles).read();
        checkColumns(ensemble, width);
        checkSets(ensemble);
        return ensemble;
    }

    static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>(values.length);
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    /** Numbers given as floats, or as a tensor of the type that the sums have. */
    static double[] numbers(OnnxNode node, String attribute, boolean doubles)
            throws ModelRefusedException, UnsupportedNodeException {
        double[] floats = node.floats(attribute);
        String tensor = attribute + "_as_tensor";
        if (floats.length == 0 && node.has(tensor)) {
            return tensor(node, tensor, doubles);
        }
        return floats;
    }

    static double[] tensor(OnnxNode node, String attribute, boolean doubles)
            throws ModelRefusedException, UnsupportedNodeException {
        NumberTensor tensor = node.tensor(attribute);
        if (tensor == null || !tensor.type().name().equals(doubles ? "DOUBLE" : "FLOAT")) {
            throw new UnsupportedNodeException(node.displayName(), attribute + " of another type than its input");
        }
        return tensor.toArray();
    }

    static void checkSize(OnnxNode node, String attribute, int size, int expected) throws ModelRefusedException {
        if (size != expected) {
            throw new ModelRefusedException(node.displayName() + " with " + size + " " + attribute, "" + expected);
        }
    }

    static int checkIndex(OnnxNode node, String attribute, long index, long size) throws ModelRefusedException {
        if (index < 0 || index >= size) {
            throw new ModelRefusedException(
                    node.displayName() + " with " + index + " in " + attribute, "an index from 0 to " + (size - 1));
        }
        return (int) index;
    }

    static void checkThresholds(OnnxNode node, List<Double> values) throws ModelRefusedException {
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new ModelRefusedException(
                        node.displayName() + " with a threshold that is not a number", "numbers to compare with");
            }
        }
    }

    static double cover(double[] hitRates, int i) {
        return i < hitRates.length ? hitRates[i] : Double.NaN;
    }

    private static void checkColumns(Ensemble ensemble, int width) throws ModelRefusedException {
        for (DecisionTree tree : ensemble.trees()) {
            for (TreeNode node : tree.nodes()) {
                if (node instanceof SplitNode split && split.column() >= width) {
                    throw new ModelRefusedException(
                            ensemble.node() + " that reads column " + split.column(),
                            "columns from 0 to " + (width - 1) + ", as many as its input has");
                }
            }
        }
    }

    /** ONNX Runtime makes one set of equalities that lead to one node, and keeps the first one's way for missing values. */
    private static void checkSets(Ensemble ensemble) throws UnsupportedNodeException {
        for (DecisionTree tree : ensemble.trees()) {
            for (TreeNode node : tree.nodes()) {
                if (node instanceof SplitNode first
                        && tree.nodes().get(first.whenFalse()) instanceof SplitNode next
                        && isInSet(first)
                        && isInSet(next)
                        && first.column() == next.column()
                        && first.whenTrue() == next.whenTrue()
                        && first.missingIsTrue() != next.missingIsTrue()) {
                    throw new UnsupportedNodeException(
                            ensemble.node(), "equalities that lead to one node, but only some with missing values");
                }
            }
        }
    }

    private static boolean isInSet(SplitNode split) {
        return split.mode() == SplitMode.EQ || split.mode() == SplitMode.MEMBER;
    }
}
