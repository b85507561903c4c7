package dev.fraudscorer.anomaly.internal.detector;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first events as they are, until there are enough to compute the scales of the inputs. */
final class WarmUpStage extends Stage {
    /** It publishes how far it is after so many events. */
    private static final int STEP = 10;

    private final DetectorConfig config;
    private final List<double[]> rows;
    private DetectorSnapshot published;

    WarmUpStage(DetectorConfig config) {
        this(config, new ArrayList<>());
    }

    /** Continues from the rows of a snapshot, fewer than the warm-up; owns them. */
    WarmUpStage(DetectorConfig config, List<double[]> rows) {
        this.config = config;
        this.rows = rows;
        this.published = DetectorSnapshot.tooLittle(rows.size() - rows.size() % STEP);
    }

    @Override
    Stage learn(double[] row, long until) {
        rows.add(row);
        if (rows.size() >= config.warmUp()) {
            return TrainedStage.of(config, rows);
        }
        if (rows.size() % STEP == 0) {
            published = DetectorSnapshot.tooLittle(rows.size());
        }
        return this;
    }

    @Override
    long learned() {
        return rows.size();
    }

    @Override
    DetectorSnapshot published() {
        return published;
    }

    @Override
    long usualNanos() {
        return 0;
    }

    List<double[]> rows() {
        return rows;
    }
}
