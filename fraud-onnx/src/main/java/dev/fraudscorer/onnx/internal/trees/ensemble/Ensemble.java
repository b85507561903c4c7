package dev.fraudscorer.onnx.internal.trees.ensemble;

import java.util.List;

/**
 * A tree ensemble as its node in the file describes it.
 *
 * @param node the node, for messages
 * @param trees in the order in which their answers are added
 * @param targets how many targets or classes there are
 * @param doubles whether thresholds and sums are of double precision; else float
 * @param classifier whether it is a classifier
 * @param binary what kind of classifier of two classes it is
 * @param aggregate how the trees' answers become one
 * @param post what is done with the aggregated scores
 * @param base what is added to the scores: none, one, or one for each target
 */
public record Ensemble(
        String node,
        List<DecisionTree> trees,
        int targets,
        boolean doubles,
        boolean classifier,
        BinaryKind binary,
        EnsembleAggregate aggregate,
        PostTransform post,
        List<Double> base) {
    public Ensemble {
        trees = List.copyOf(trees);
        base = List.copyOf(base);
    }

    /** One target whose trees' answers are added up, and nothing else. */
    public static Ensemble sum(String node, List<DecisionTree> trees, boolean doubles) {
        return new Ensemble(
                node, trees, 1, doubles, false, BinaryKind.NONE, EnsembleAggregate.SUM, PostTransform.NONE, List.of());
    }
}
