package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;

/** Some of the outputs. */
final class Selecting {
    private Selecting() {}

    /** The step that brings the chosen scores to the front; they are in ascending order, so that none is overwritten. */
    static OutputStep of(OnnxNode node, int[] chosen) throws UnsupportedNodeException {
        for (int i = 1; i < chosen.length; i++) {
            if (chosen[i] <= chosen[i - 1]) {
                throw new UnsupportedNodeException(node.shown(), "outputs in another order");
            }
        }
        return scores -> {
            for (int i = 0; i < chosen.length; i++) {
                scores[i] = scores[chosen[i]];
            }
        };
    }
}
