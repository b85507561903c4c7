package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;

/** The norms of the Normalizer operator, in float. */
final class ScoreNormalizer {
    private ScoreNormalizer() {}

    /** The step for the first {@code width} scores. */
    static OutputStep of(OnnxNode node, int width) throws UnsupportedNodeException {
        String norm = node.text("norm", "MAX");
        return switch (norm) {
            case "MAX" -> scores -> divide(scores, width, greatest(scores, width));
            case "L1" -> scores -> divide(scores, width, sum(scores, width));
            case "L2" -> scores -> divideByLength(scores, width);
            default -> throw new UnsupportedNodeException(node.displayName(), "norm '" + norm + "'");
        };
    }

    private static float greatest(double[] scores, int width) {
        float greatest = -Float.MAX_VALUE;
        for (int i = 0; i < width; i++) {
            greatest = greatest < (float) scores[i] ? (float) scores[i] : greatest;
        }
        return greatest;
    }

    private static float sum(double[] scores, int width) {
        float sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (float) Math.abs(scores[i]);
        }
        return sum;
    }

    private static void divide(double[] scores, int width, float by) {
        for (int i = 0; i < width; i++) {
            scores[i] = by != 0 ? (float) scores[i] / by : (float) scores[i];
        }
    }

    private static void divideByLength(double[] scores, int width) {
        float sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (float) (scores[i] * scores[i]);
        }
        for (int i = 0; i < width; i++) {
            double score = scores[i];
            float part = (float) Math.sqrt((float) (score * score) / sum);
            scores[i] = sum == 0 ? (float) score : score < 0 ? -part : part;
        }
    }
}
