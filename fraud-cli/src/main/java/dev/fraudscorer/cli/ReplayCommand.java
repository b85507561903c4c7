package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.cli.text.Progress;
import dev.fraudscorer.cli.text.SummaryText;
import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplaySummary;
import dev.fraudscorer.lab.replay.sink.AssessmentLines;
import dev.fraudscorer.lab.replay.sink.FeatureCsv;
import dev.fraudscorer.lab.replay.sink.OutputOpener;
import dev.fraudscorer.lab.replay.sink.Sinks;
import dev.fraudscorer.simulator.output.OutputFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Feed a history through a policy in event time and write the assessments as JSON lines.")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    HistoryOptions history = new HistoryOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the assessments go, plain or .gz. Default: standard output.")
    @Nullable
    Path out;

    @Option(
            names = "--features",
            paramLabel = "FILE",
            description = "Where the feature vectors go, as the model saw them: .csv, plain or .gz.")
    @Nullable
    Path features;

    @Option(names = "--threads", description = "How many threads score. Default: ${DEFAULT-VALUE}.")
    int threads = 1;

    @Option(
            names = "--partition-by",
            paramLabel = "KEY",
            description = "The key by which events go to threads, such as card; needed with more than one thread.")
    @Nullable
    String partitionBy;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = requireNonNull(spec).commandLine().getErr();
        ReplayPlan plan = history.plan();
        if (threads != 1 || partitionBy != null) {
            if (partitionBy == null) {
                throw history.reading.misuse("--threads " + threads + " needs --partition-by, such as card");
            }
            if (threads < 1) {
                throw history.reading.misuse("--threads " + threads + ": expected 1 or more");
            }
            plan = plan.withThreads(threads, partitionBy);
        }
        checkPaths();
        Progress progress = new Progress(history.events, err);
        ReplaySummary summary = replay(plan, progress);
        progress.done();
        SummaryText.print(summary, err);
        return 0;
    }

    private ReplaySummary replay(ReplayPlan plan, Progress progress) throws Exception {
        List<ReplaySink> sinks = new ArrayList<>();
        sinks.add(progress);
        try (AssessmentLines assessments = new AssessmentLines(opener(out));
                FeatureCsv vectors = features == null ? null : new FeatureCsv(opener(features))) {
            sinks.add(assessments);
            if (vectors != null) {
                sinks.add(vectors);
            }
            return Replay.run(plan, new Sinks(sinks));
        }
    }

    private void checkPaths() {
        Set<Path> paths = new HashSet<>();
        paths.add(history.events.toAbsolutePath().normalize());
        for (@Nullable Path output : Arrays.asList(out, features)) {
            if (output != null && !paths.add(output.toAbsolutePath().normalize())) {
                throw history.reading.misuse("--events, --out and --features must be different files");
            }
        }
    }

    private static OutputOpener opener(@Nullable Path file) {
        return () -> file == null ? standardOutput() : OutputFile.create(file);
    }

    /** Standard output is not ours to close. */
    private static OutputStream standardOutput() {
        return new FilterOutputStream(new FileOutputStream(FileDescriptor.out)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
