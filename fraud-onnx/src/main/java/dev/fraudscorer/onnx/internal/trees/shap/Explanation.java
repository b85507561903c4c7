package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.ensemble.BinaryKind;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.EnsembleAggregate;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.PostTransform;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.function.ToDoubleFunction;

/**
 * Which number of an ensemble is explained: the margin of one output, before the post transform.
 *
 * @param base what is added to the trees' sum
 * @param valueOf what a leaf adds
 */
record Explanation(double base, ToDoubleFunction<Leaf> valueOf) {
    static Explanation of(Ensemble ensemble, int output) throws UnsupportedNodeException {
        if (ensemble.aggregate() == EnsembleAggregate.MIN || ensemble.aggregate() == EnsembleAggregate.MAX) {
            throw new UnsupportedNodeException(ensemble.node(), "no contributions: a minimum or maximum over trees");
        }
        double times = ensemble.aggregate() == EnsembleAggregate.AVERAGE
                ? 1.0 / ensemble.trees().size()
                : 1;
        if (ensemble.targets() == 1) {
            double base = ensemble.base().isEmpty() ? 0 : ensemble.base().get(0);
            return new Explanation(base, leaf -> leaf.onlyValue() * times);
        }
        if (ensemble.binary() != BinaryKind.NONE) {
            return ofBinary(ensemble, output);
        }
        double base = ensemble.base().isEmpty() ? 0 : ensemble.base().get(output);
        return new Explanation(base, leaf -> weightFor(leaf, output) * times);
    }

    /** All weights are of one class; what they add to the second class counts against the first. */
    private static Explanation ofBinary(Ensemble ensemble, int output) throws UnsupportedNodeException {
        boolean ofFirst = ensemble.trees().stream()
                .flatMap(tree -> tree.nodes().stream())
                .allMatch(node ->
                        !(node instanceof Leaf leaf) || leaf.weights().get(0).target() == 0);
        if (!ofFirst || ensemble.base().size() == 2) {
            throw new UnsupportedNodeException(
                    ensemble.node(),
                    "no contributions: two classes with two base values, or with weights of the second");
        }
        double base = ensemble.base().isEmpty() ? 0 : ensemble.base().get(0);
        if (output == 1) {
            return new Explanation(base, leaf -> weightFor(leaf, 0));
        }
        boolean isRest = ensemble.binary() == BinaryKind.PROBABILITIES && ensemble.post() != PostTransform.LOGISTIC;
        double whole = isRest ? 1 : 0;
        return new Explanation(whole - base, leaf -> -weightFor(leaf, 0));
    }

    private static double weightFor(Leaf leaf, int target) {
        double sum = 0;
        for (Leaf.Weight weight : leaf.weights()) {
            sum += weight.target() == target ? weight.value() : 0;
        }
        return sum;
    }
}
