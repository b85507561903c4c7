package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import dev.fraudscorer.lab.replay.ReplaySummary;
import dev.fraudscorer.lab.train.InputImportance;
import dev.fraudscorer.lab.train.TrainingProvenance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a training brought forth. Immutable.
 *
 * @param model the ONNX file
 * @param card the JSON file beside it, with inputs, provenance and metrics
 * @param golden the file of golden vectors beside it
 * @param background the file of background rows beside it
 * @param provenance rows, frauds and parameters
 * @param trainedUntil the moment whose knowledge of labels was used
 * @param later how the model ranks the later part of the history, whose truth it never saw
 * @param importance the inputs, the most important first
 * @param checkedRows rows whose scores by this library and by LightGBM were compared: all of them
 * @param greatestDifference between the two
 * @param policyExtended whether the policy had no models section and got one
 * @param replay what the replay of the history did
 */
public record TrainingReport(
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
    public TrainingReport {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(golden, "golden");
        Objects.requireNonNull(background, "background");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(later, "later");
        importance = List.copyOf(importance);
        Objects.requireNonNull(replay, "replay");
    }
}
