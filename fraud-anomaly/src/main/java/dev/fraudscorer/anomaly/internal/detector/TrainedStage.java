package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.anomaly.internal.forest.GrowingForest;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the scales, a forest, and how odd the last events were when they came.
 *
 * <p>Rows wait until there are enough for a step, and are then ranked and learned together: freezing the forest for those
 * who score costs as much as learning a hundred points. Between two steps nothing changes but the rows that wait, so
 * what is written then and read elsewhere scores the same.
 *
 * <p>Once the forest has learned as many rows as it is to learn, a score depends on its row alone, and other rows move its
 * rank only by standing in the window.
 */
final class TrainedStage extends Stage {
    public static final int STEP = 256;

    private static final double WEIGHT_OF_NEW = 1.0 / 8;

    private final Scales scales;
    private final GrowingForest forest;
    private final ScoreWindow scores;
    private final List<double[]> waiting = new ArrayList<>(STEP);
    private final float[] point;
    private final Walk walk = new Walk();
    private DetectorSnapshot published;
    private double usualNanos;

    /** @param learned how many rows the forest has learned */
    TrainedStage(Scales scales, GrowingForest forest, ScoreWindow scores, long learned) {
        this.scales = scales;
        this.forest = forest;
        this.scores = scores;
        this.point = new float[scales.inputs()];
        this.published = new DetectorSnapshot(learned, scales, forest.freeze(), scores.sorted());
    }

    /** Begins with the first rows, in their order. */
    static TrainedStage of(DetectorConfig config, List<double[]> rows) {
        Scales scales = Scales.of(rows, config.shape().inputs());
        GrowingForest forest = GrowingForest.empty(config.shape());
        float[] point = new float[scales.inputs()];
        // A forest that has seen little finds everything odd, so scores are ranked among those of the later rows only.
        int unranked = rows.size() / 2;
        for (double[] row : rows.subList(0, unranked)) {
            scales.apply(row, point);
            forest.learn(point);
        }
        TrainedStage trained = new TrainedStage(scales, forest, new ScoreWindow(config.recent()), unranked);
        for (double[] row : rows.subList(unranked, rows.size())) {
            trained.learn(row, Long.MAX_VALUE);
        }
        trained.step(Long.MAX_VALUE);
        return trained;
    }

    @Override
    Stage learn(double[] row, long until) {
        waiting.add(row);
        if (waiting.size() >= STEP) {
            step(until);
        }
        return this;
    }

    private void step(long until) {
        if (waiting.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        for (double[] row : waiting) {
            scores.add(published.score(row, point, walk));
        }
        double nanos = (double) (System.nanoTime() - begun) / waiting.size();
        usualNanos = usualNanos == 0 ? nanos : usualNanos + WEIGHT_OF_NEW * (nanos - usualNanos);
        boolean grows = forest.learned() < until;
        for (double[] row : waiting) {
            if (forest.learned() < until) {
                scales.apply(row, point);
                forest.learn(point);
            }
        }
        long learned = published.learned() + waiting.size();
        waiting.clear();
        published = grows
                ? new DetectorSnapshot(learned, scales, forest.freeze(), scores.sorted())
                : published.ranking(learned, scores.sorted());
    }

    @Override
    long learned() {
        return published.learned() + waiting.size();
    }

    @Override
    DetectorSnapshot published() {
        return published;
    }

    @Override
    long usualNanos() {
        return (long) usualNanos;
    }

    Scales scales() {
        return scales;
    }

    GrowingForest forest() {
        return forest;
    }

    ScoreWindow scores() {
        return scores;
    }

    List<double[]> waiting() {
        return waiting;
    }
}
