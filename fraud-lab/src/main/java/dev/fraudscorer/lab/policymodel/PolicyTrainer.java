package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplaySummary;
import dev.fraudscorer.lab.train.GradientBoosting;
import dev.fraudscorer.lab.train.TrainedModel;
import dev.fraudscorer.lab.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Trains a policy's model: replays the history through the policy's own features, learns from the vectors as they were
 * at each moment and from the labels as they were known at the cut, and judges on what came later.
 */
public final class PolicyTrainer {
    private PolicyTrainer() {}

    /**
     * Trains and writes {@code models/<id>.onnx} and {@code models/<id>.json} into the policy folder. Nothing is written
     * unless ONNX Runtime and LightGBM agree on every row.
     *
     * @param progress hears of lines read and refused
     * @throws IllegalArgumentException if the history has too few labels, or an input is not in the policy
     */
    public static TrainingReport train(TrainingPlan plan, ReplaySink progress) throws IOException {
        LearningRows rows = new LearningRows(plan.inputs(), progress);
        ReplaySummary replay = Replay.run(plan.replay(), rows);
        long cutMillis = rows.cutMillis(plan.laterShare());
        Instant cut = Instant.ofEpochMilli(cutMillis);
        TrainingSet earlier = rows.before(cutMillis, plan.warmUpShare(), plan.maturity());
        TrainingSet later = rows.from(cutMillis);

        TrainedModel model = GradientBoosting.train(earlier, plan.parameters());
        RankingMetrics metrics = RankingMetrics.of(model.score(later), later.labels());
        String history = String.valueOf(plan.replay().events().getFileName());
        String card = ModelCard.write(plan.model(), history, model, cut, metrics);
        Map<String, String> metadata = Map.of("fraudscorer.card", card);
        TrainingSet all = rows.all();
        double difference = RuntimeCheck.greatestDifference(model, model.onnx(metadata), all);

        Path folder = plan.replay().policyFolder();
        Path onnxFile = folder.resolve("models").resolve(plan.model() + ".onnx");
        Path cardFile = folder.resolve("models").resolve(plan.model() + ".json");
        model.writeOnnx(onnxFile, metadata);
        Files.writeString(cardFile, card);
        boolean extended = PolicyFile.addModel(folder, plan.model());
        return new TrainingReport(
                onnxFile,
                cardFile,
                model.provenance(),
                cut,
                metrics,
                model.importance(),
                all.size(),
                difference,
                extended,
                replay);
    }
}
