package dev.fraudscorer.lab.train;

import dev.fraudscorer.lab.train.internal.Booster;
import dev.fraudscorer.lab.train.internal.Dataset;
import dev.fraudscorer.lab.train.internal.FloatRows;
import dev.fraudscorer.lab.train.internal.Tree;
import dev.fraudscorer.lab.train.internal.TreeText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns to separate fraud from the rest by gradient-boosted decision trees, with LightGBM in this JVM.
 *
 * <p>The same rows and parameters give the same model, with any number of threads. Thread-safe. Source: Ke et al.,
 * LightGBM: A Highly Efficient Gradient Boosting Decision Tree, NIPS 2017.
 */
public final class GradientBoosting {
    private GradientBoosting() {}

    /**
     * Trains a model.
     *
     * @throws IllegalArgumentException if the rows that are trained on, or those that decide when to stop, are not of
     *     both kinds, fraud and good
     * @throws IllegalStateException if LightGBM's native library cannot be loaded, or LightGBM refuses
     */
    public static TrainedModel train(TrainingSet set, BoostingParameters parameters) {
        EarlyStopping stopping = parameters.earlyStopping();
        if (stopping == null) {
            return train(set, null, parameters, parameters.trees());
        }
        TimeSplit split = set.splitByTime(stopping.validationShare());
        return train(split.earlier(), split.later(), parameters, stopping.patience());
    }

    private static TrainedModel train(
            TrainingSet learnt, @Nullable TrainingSet judging, BoostingParameters parameters, int patience) {
        int frauds = requireBothKinds(learnt, "trained on");
        String settings = LightGbmSettings.of(parameters);
        String text;
        try (Dataset data = Dataset.of(rows(learnt), learnt.labels(), settings, null)) {
            if (judging == null) {
                try (Booster booster = Booster.on(data, settings)) {
                    text = grow(booster, parameters.trees());
                }
            } else {
                requireBothKinds(judging, "that decide when to stop");
                try (Dataset later = Dataset.of(rows(judging), judging.labels(), settings, data);
                        Booster booster = Booster.on(data, settings)) {
                    booster.validateOn(later);
                    text = growToBest(booster, parameters.trees(), patience);
                }
            }
        }
        List<Tree> trees = TreeText.parse(text);
        TrainingProvenance provenance = new TrainingProvenance(new TrainingProvenance.Parts(
                parameters,
                learnt.size(),
                frauds,
                Instant.ofEpochMilli(learnt.eventTimeMillis(0)),
                Instant.ofEpochMilli(learnt.eventTimeMillis(learnt.size() - 1)),
                trees.size()));
        return new TrainedModel(learnt.inputs(), text, trees, provenance);
    }

    private static String grow(Booster booster, int trees) {
        int grown = 0;
        boolean finished = false;
        while (grown < trees && !finished) {
            finished = booster.addTree();
            grown++;
        }
        return booster.text(trees);
    }

    private static String growToBest(Booster booster, int trees, int patience) {
        double best = Double.NEGATIVE_INFINITY;
        int bestTrees = 1;
        for (int grown = 1; grown <= trees && grown - bestTrees <= patience; grown++) {
            if (booster.addTree()) {
                break;
            }
            double metric = booster.validationMetric();
            if (metric > best) {
                best = metric;
                bestTrees = grown;
            }
        }
        return booster.text(bestTrees);
    }

    private static int requireBothKinds(TrainingSet set, String purpose) {
        int frauds = set.frauds();
        if (frauds == 0 || frauds == set.size()) {
            throw new IllegalArgumentException("the rows " + purpose + " must hold both fraud and good events, but "
                    + frauds + " of " + set.size() + " are fraud; take a longer history or another cut in time");
        }
        return frauds;
    }

    static FloatRows rows(TrainingSet set) {
        return new FloatRows(set.size(), set.inputs().size(), (row, into) -> set.copyRow(row, into, 0));
    }
}
