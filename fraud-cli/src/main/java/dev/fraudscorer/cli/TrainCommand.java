package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.cli.text.Progress;
import dev.fraudscorer.cli.text.TextLines;
import dev.fraudscorer.lab.policymodel.PolicyTrainer;
import dev.fraudscorer.lab.policymodel.TrainingPlan;
import dev.fraudscorer.lab.policymodel.TrainingReport;
import dev.fraudscorer.lab.train.BoostingParameters;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train a policy's model on a history, with the policy's own features, and write it as ONNX.")
final class TrainCommand implements Callable<Integer> {
    private static final int IMPORTANT_INPUTS = 10;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    HistoryOptions history = new HistoryOptions();

    @Option(names = "--model", description = "The model's id. Default: ${DEFAULT-VALUE}.")
    String model = "gbt";

    @Option(
            names = "--inputs",
            split = ",",
            paramLabel = "NAME",
            description = "What the model sees, in order. Default: every number and boolean of the policy.")
    List<String> inputs = new ArrayList<>();

    @Option(
            names = "--warm-up",
            paramLabel = "SHARE",
            description = "The share of the history on which features only fill. Default: ${DEFAULT-VALUE}.")
    double warmUpShare = 0.2;

    @Option(
            names = "--maturity",
            paramLabel = "TIME",
            defaultValue = "14d",
            description = "The age below which an event is not trained on, since its fraud may not be known yet."
                    + " Default: ${DEFAULT-VALUE}.")
    String maturity = "14d";

    @Option(
            names = "--later",
            paramLabel = "SHARE",
            description = "The share of the history on which the model is judged. Default: ${DEFAULT-VALUE}.")
    double laterShare = 0.3;

    @Option(names = "--trees", description = "How many trees at most. Default: ${DEFAULT-VALUE}.")
    int trees = TrainingPlan.DEFAULT_PARAMETERS.trees();

    @Option(names = "--leaves", description = "How many leaves a tree has at most. Default: ${DEFAULT-VALUE}.")
    int leaves = TrainingPlan.DEFAULT_PARAMETERS.leaves();

    @Option(names = "--learning-rate", description = "Share of each tree's step taken. Default: ${DEFAULT-VALUE}.")
    double learningRate = TrainingPlan.DEFAULT_PARAMETERS.learningRate();

    @Option(names = "--seed", description = "Every random choice follows from it. Default: ${DEFAULT-VALUE}.")
    int seed = TrainingPlan.DEFAULT_PARAMETERS.seed();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = requireNonNull(spec).commandLine().getErr();
        BoostingParameters parameters = TrainingPlan.DEFAULT_PARAMETERS.toBuilder()
                .trees(trees)
                .leaves(leaves)
                .learningRate(learningRate)
                .seed(seed)
                .build();
        Progress progress = new Progress(history.events, err);
        TrainingPlan plan = new TrainingPlan(
                history.plan(),
                model,
                inputs,
                warmUpShare,
                history.reading.duration("--maturity", maturity),
                laterShare,
                parameters);
        TrainingReport report = PolicyTrainer.train(plan, progress);
        progress.done();
        print(report, new TextLines(requireNonNull(spec).commandLine().getOut()));
        return 0;
    }

    private static void print(TrainingReport report, TextLines out) {
        out.line(
                "trained %d trees on %,d events with %,d known frauds, from %s to %s",
                report.provenance().trees(),
                report.provenance().rows(),
                report.provenance().frauds(),
                report.provenance().firstEvent(),
                report.provenance().lastEvent());
        out.line(
                "on the %,d later events, %,d of them fraud: AUC ROC %.4f, average precision %.4f",
                report.later().goods() + report.later().frauds(),
                report.later().frauds(),
                report.later().aucRoc(),
                report.later().averagePrecision());
        out.line(
                "this library and LightGBM differ by at most %.2e on %,d rows",
                report.greatestDifference(), report.checkedRows());
        out.line("what mattered most:");
        report.importance().stream()
                .limit(IMPORTANT_INPUTS)
                .forEach(input -> out.line("  %5.1f %%  %s", 100 * input.share(), input.input()));
        out.line(
                "wrote %s and beside it %s, %s and %s",
                report.model(),
                report.card().getFileName(),
                report.golden().getFileName(),
                report.background().getFileName());
        out.line(
                report.policyExtended()
                        ? "the policy had no models and now names this one"
                        : "the policy was left as it is; see that it names this model, with its golden and background");
        out.flush();
    }
}
