package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import dev.fraudscorer.lab.replay.ReplaySummary;
import dev.fraudscorer.lab.train.InputImportance;
import dev.fraudscorer.lab.train.TrainingProvenance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a training brought forth. Immutable. */
public final class TrainingReport {
    private final Parts parts;

    TrainingReport(Parts parts) {
        this.parts = parts;
    }

    /** The ONNX file. */
    public Path model() {
        return parts.model;
    }

    /** The JSON file beside it, with inputs, provenance and metrics. */
    public Path card() {
        return parts.card;
    }

    /** The file of golden vectors beside it. */
    public Path golden() {
        return parts.golden;
    }

    /** The file of background rows beside it. */
    public Path background() {
        return parts.background;
    }

    /** Rows, frauds and parameters. */
    public TrainingProvenance provenance() {
        return parts.provenance;
    }

    /** The moment whose knowledge of labels was used. */
    public Instant trainedUntil() {
        return parts.trainedUntil;
    }

    /** How the model ranks the later part of the history, whose truth it never saw. */
    public RankingMetrics later() {
        return parts.later;
    }

    /** The inputs, the most important first. */
    public List<InputImportance> importance() {
        return parts.importance;
    }

    /** Rows whose scores by this library and by LightGBM were compared: all of them. */
    public int checkedRows() {
        return parts.checkedRows;
    }

    /** The greatest difference between the two on one row. */
    public double greatestDifference() {
        return parts.greatestDifference;
    }

    /** Whether the policy had no models section and got one. */
    public boolean policyExtended() {
        return parts.policyExtended;
    }

    /** What the replay of the history did. */
    public ReplaySummary replay() {
        return parts.replay;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrainingReport that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString().replaceFirst("Parts", "TrainingReport");
    }

    record Parts(
            Path model,
            Path card,
            Path golden,
            Path background,
            TrainingProvenance provenance,
            Instant trainedUntil,
            RankingMetrics later,
            List<InputImportance> importance,
            int checkedRows,
            double greatestDifference,
            boolean policyExtended,
            ReplaySummary replay) {
        Parts {
            importance = List.copyOf(importance);
        }
    }
}
