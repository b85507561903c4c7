package dev.fraudscorer.onnx.internal.trees.walk;

import dev.fraudscorer.onnx.internal.trees.ensemble.BinaryKind;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.EnsembleAggregate;
import dev.fraudscorer.onnx.internal.trees.ensemble.PostTransform;

/*
 * ONNX leaves open what a classifier of two classes does with one weight for each leaf, or with one base value. These
 * are the rules of ONNX Runtime, which converters rely upon:
 *
 * - If all weights are of one class, scores are of the second class, and the first has what is left: 1 - p if no weight
 *   is negative, else the negative margin; with the logistic function always that of the negative margin.
 * - Of two base values the first is for the first class; if a leaf has a weight for the second class, only the second counts,
 *   and it is added to the score of the first.
 * - A target or class for which no leaf has a weight has the score 0, whatever its base value, unless there are more than two
 *   classes.
 */
/** From aggregated scores to the outputs of an ensemble. Immutable. */
final class ScoreFinish {
    private final int targets;
    private final boolean doubles;
    private final boolean classifier;
    private final BinaryKind binary;
    private final PostTransform post;
    private final double[] base;
    private final float averageOver;

    ScoreFinish(Ensemble ensemble) {
        this.targets = ensemble.targets();
        this.doubles = ensemble.doubles();
        this.classifier = ensemble.classifier();
        this.binary = ensemble.binary();
        this.post = ensemble.post();
        this.base = ensemble.base().stream().mapToDouble(Double::doubleValue).toArray();
        this.averageOver = ensemble.aggregate() == EnsembleAggregate.AVERAGE
                ? ensemble.trees().size()
                : 0;
    }

    /**
     * Turns scores into outputs, in place, and finds the label of a classifier.
     *
     * @param scratch with a score for each target, and whether a leaf gave it one
     */
    void apply(WalkScratch scratch) {
        if (!classifier) {
            regress(scratch);
        } else if (targets == 2) {
            classifyTwo(scratch);
        } else {
            classify(scratch);
        }
    }

    private void regress(WalkScratch scratch) {
        double[] scores = scratch.scores;
        for (int i = 0; i < targets; i++) {
            double score = averageOver > 0 ? round(scores[i] / averageOver) : scores[i];
            scores[i] = base.length > 0 ? round(score + base[i]) : score;
        }
        // ONNX Runtime has no other transform of a single target.
        if (targets > 1) {
            transform(scratch);
        } else if (post == PostTransform.PROBIT) {
            Transforms.apply(post, scores, 1);
        }
    }

    private void transform(WalkScratch scratch) {
        for (int i = 0; i < targets; i++) {
            if (!scratch.scored[i]) {
                scratch.scores[i] = 0;
            }
        }
        Transforms.apply(post, scratch.scores, targets);
    }

    private void classify(WalkScratch scratch) {
        double[] scores = scratch.scores;
        int best = -1;
        for (int i = 0; i < targets; i++) {
            if (base.length > 0) {
                scores[i] = scratch.scored[i] ? round(scores[i] + base[i]) : base[i];
                scratch.scored[i] = true;
            }
            if (scratch.scored[i] && (best < 0 || scores[i] > scores[best])) {
                best = i;
            }
        }
        scratch.label = Math.max(best, 0);
        transform(scratch);
    }

    private void classifyTwo(WalkScratch scratch) {
        double[] scores = scratch.scores;
        boolean secondScored = scratch.scored[1];
        boolean both = secondScored || base.length == 2;
        if (base.length == 2 && secondScored) {
            scores[1] = round(base[1] + scores[0]);
            scores[0] = -scores[1];
        } else if (base.length == 2) {
            scores[1] = round(scores[1] + base[1]);
            scores[0] = round(scores[0] + base[0]);
        } else if (base.length == 1) {
            scores[0] = round(scores[0] + base[0]);
        }
        double positive = secondScored ? scores[1] : scores[0];
        scratch.label = positive > (binary == BinaryKind.PROBABILITIES ? 0.5 : 0) ? 1 : 0;
        if (both) {
            transform(scratch);
        } else {
            addFirst(scores);
        }
    }

    /** The only score is of the second class. */
    private void addFirst(double[] scores) {
        double score = scores[0];
        if (post == PostTransform.LOGISTIC) {
            scores[0] = Transforms.logistic((float) -score);
            scores[1] = Transforms.logistic((float) score);
        } else if (binary == BinaryKind.PROBABILITIES) {
            scores[0] = round(1 - score);
            scores[1] = score;
        } else {
            scores[0] = -score;
            scores[1] = score;
        }
    }

    private double round(double value) {
        return doubles ? value : (float) value;
    }
}
