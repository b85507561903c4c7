package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplaySummary;
import dev.fraudscorer.lab.train.GradientBoosting;
import dev.fraudscorer.lab.train.TrainedModel;
import dev.fraudscorer.lab.train.TrainingSet;
import dev.fraudscorer.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Trains a policy's model: replays the history through the policy's own features, learns from the vectors as they were
 * at each moment and from the labels as they were known at the cut, and judges on later events.
 */
public final class PolicyTrainer {
    /** Whose own predictions the golden vectors are. */
    private static final String LIBRARY = "LightGBM";

    private PolicyTrainer() {}

    /**
     * Trains and writes {@code models/<id>.onnx} into the policy folder, and beside it its card {@code <id>.json}, its
     * golden vectors {@code <id>.golden.json} with LightGBM's own predictions, and background rows for reasons {@code <id>.background.json}. Nothing is
     * written unless scoring by this library and by LightGBM agree on every row. Golden vectors and background rows are
     * rows of the training set: numbers and booleans of events, without keys and texts.
     *
     * @param progress is notified of lines read and refused
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
        byte[] onnx = model.onnx(metadata);
        double difference = RuntimeCheck.greatestDifference(model, onnx, all);
        List<double[]> goldenRows = SampleRows.golden(earlier);
        String golden = OnnxModel.goldenVectors(
                "the trained model", onnx, null, null, LIBRARY, goldenRows, model.score(SampleRows.flat(goldenRows)));

        Path folder = plan.replay().policyFolder();
        Path models = folder.resolve("models");
        Path onnxFile = models.resolve(plan.model() + ".onnx");
        Path cardFile = models.resolve(plan.model() + ".json");
        Path goldenFile = models.resolve(plan.model() + ".golden.json");
        Path backgroundFile = models.resolve(plan.model() + ".background.json");
        model.writeOnnx(onnxFile, metadata);
        Files.writeString(cardFile, card);
        Files.writeString(goldenFile, golden);
        Files.writeString(backgroundFile, OnnxModel.backgroundRows(SampleRows.background(earlier)));
        boolean extended = PolicyFile.addModel(folder, plan.model());
        return new TrainingReport(new TrainingReport.Parts(
                onnxFile,
                cardFile,
                goldenFile,
                backgroundFile,
                model.provenance(),
                cut,
                metrics,
                model.importance(),
                all.size(),
                difference,
                extended,
                replay));
    }
}
