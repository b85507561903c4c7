package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.cli.text.CompareText;
import dev.fraudscorer.cli.text.Progress;
import dev.fraudscorer.lab.compare.Comparer;
import dev.fraudscorer.lab.compare.Comparison;
import dev.fraudscorer.lab.compare.ComparisonJson;
import dev.fraudscorer.lab.compare.ComparisonPlan;
import dev.fraudscorer.lab.metrics.Resampling;
import dev.fraudscorer.simulator.output.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two policies, or two models of one policy, over a history: how scores and decisions"
                + " move, and which of the two ranks frauds better.")
final class CompareCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CHAMPION", description = "The policy folder of what is in use.")
    Path champion = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CHALLENGER",
            description = "The policy folder of what might take its place; none to compare two models of the champion.")
    @Nullable
    Path challenger;

    @Option(
            names = {"--history", "--events"},
            required = true,
            paramLabel = "FILE",
            description = "The history: .csv or .jsonl, plain or .gz.")
    Path history = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "The model in use, to compare with another of its policy.")
    @Nullable
    String model;

    @Option(names = "--with", paramLabel = "ID", description = "The model that might take its place, in shadow or not.")
    @Nullable
    String with;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Compare events from this moment on, such as 2026-05-01T00:00:00Z; those before it only fill"
                    + " features. Set it behind what a model was trained on. Default: compare all.")
    @Nullable
    String from;

    @Option(
            names = "--resamples",
            description = "How many resamples the intervals are made of, 100 or more. Default: ${DEFAULT-VALUE}.")
    int resamples = Resampling.DEFAULT.resamples();

    @Option(names = "--seed", description = "The resamples follow from it. Default: ${DEFAULT-VALUE}.")
    long seed = Resampling.DEFAULT.seed();

    @Option(names = "--json", paramLabel = "FILE", description = "Where the comparison goes as JSON, too.")
    @Nullable
    Path json;

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Override
    public Integer call() throws Exception {
        checkMisuse();
        Instant start = start();
        ComparisonPlan plan =
                ComparisonPlan.of(reading.plan(champion, history)).withResampling(new Resampling(resamples, seed));
        Comparison comparison = compare(start == null ? plan : plan.withFrom(start));
        CompareText.print(comparison, requireNonNull(spec).commandLine().getOut());
        if (json != null) {
            write(json, ComparisonJson.write(comparison));
        }
        return 0;
    }

    private Comparison compare(ComparisonPlan plan) {
        PrintWriter err = requireNonNull(spec).commandLine().getErr();
        Comparison comparison;
        if (challenger == null) {
            Progress progress = new Progress(history, err);
            comparison = Comparer.models(plan, requireNonNull(model), requireNonNull(with), progress);
            progress.done();
        } else {
            Progress first = new Progress("champion: ", history, err);
            Progress second = new Progress("challenger: ", history, err);
            comparison = Comparer.policies(plan, challenger, first, second);
            second.done();
        }
        return comparison;
    }

    private void checkMisuse() {
        if (challenger != null && (model != null || with != null)) {
            throw reading.misuse("--model and --with compare two models of one policy; expected no CHALLENGER");
        }
        if (challenger == null && (model == null || with == null)) {
            throw reading.misuse("expected a CHALLENGER, or --model and --with for two models of the champion");
        }
        if (resamples < Resampling.FEWEST) {
            throw reading.misuse("--resamples " + resamples + ": expected " + Resampling.FEWEST + " or more");
        }
        if (json != null
                && json.toAbsolutePath()
                        .normalize()
                        .equals(history.toAbsolutePath().normalize())) {
            throw reading.misuse("--history and --json must be different files");
        }
    }

    private @Nullable Instant start() {
        try {
            return from == null ? null : Instant.parse(from);
        } catch (DateTimeParseException e) {
            throw reading.misuse("--from " + from + ": expected a moment such as 2026-05-01T00:00:00Z");
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (OutputStream out = OutputFile.create(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
