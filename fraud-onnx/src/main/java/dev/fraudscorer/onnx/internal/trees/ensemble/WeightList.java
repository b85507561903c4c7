package dev.fraudscorer.onnx.internal.trees.ensemble;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf.Weight;

/** The lists of what leaves add to which target. */
final class WeightList {
    private final long[] treeIds;
    private final long[] nodeIds;
    private final long[] targets;
    private final double[] values;

    private WeightList(long[] treeIds, long[] nodeIds, long[] targets, double[] values) {
        this.treeIds = treeIds;
        this.nodeIds = nodeIds;
        this.targets = targets;
        this.values = values;
    }

    static WeightList read(OnnxNode node, boolean doubles, int targetCount)
            throws ModelRefusedException, UnsupportedNodeException {
        String prefix = node.operator().equals("TreeEnsembleClassifier") ? "class" : "target";
        WeightList list = new WeightList(
                node.ints(prefix + "_treeids"),
                node.ints(prefix + "_nodeids"),
                node.ints(prefix + "_ids"),
                EnsembleReader.numbers(node, prefix + "_weights", doubles));
        int count = list.targets.length;
        EnsembleReader.checkSize(node, prefix + "_treeids", list.treeIds.length, count);
        EnsembleReader.checkSize(node, prefix + "_nodeids", list.nodeIds.length, count);
        EnsembleReader.checkSize(node, prefix + "_weights", list.values.length, count);
        for (long target : list.targets) {
            EnsembleReader.checkIndex(node, prefix + "_ids", target, targetCount);
        }
        return list;
    }

    int size() {
        return targets.length;
    }

    long treeId(int i) {
        return treeIds[i];
    }

    long nodeId(int i) {
        return nodeIds[i];
    }

    Weight weight(int i) {
        return new Weight((int) targets[i], values[i]);
    }

    boolean isOfOneTarget() {
        for (long target : targets) {
            if (target != targets[0]) {
                return false;
            }
        }
        return targets.length > 0;
    }

    boolean isNeverNegative() {
        for (double value : values) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }
}
