package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.file.RecordFileReader;
import dev.fraudscorer.record.file.RecordLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Print records of decisions for a person; with a policy, evaluate them again and compare.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all records were read and, with a policy, came out the same",
            "1:a record came out otherwise, or there was none",
            "2:a line is no record, the policy has problems, or the command was misused"
        },
        exitCodeOnExecutionException = 2)
final class ExplainCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files of records, one on each line, as FileRecordSink writes them; - for the standard input.")
    List<String> files = List.of();

    @Option(names = "--policy", paramLabel = "DIR", description = "The policy to evaluate the records by.")
    @Nullable
    Path policy;

    @Option(names = "--id", paramLabel = "ID", description = "Only the records of the event with this id.")
    @Nullable
    String id;

    @Option(
            names = "--all-values",
            description = "Print every value, not only those that were missing for a cause or are shown as evidence.")
    boolean allValues;

    @Option(names = "--quiet", description = "Print of records that come out the same only how many there are.")
    boolean quiet;

    private long records;
    private long same;
    private long broken;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        // The values of secret attributes are tokens already: no key is needed to evaluate them.
        try (FraudScorer scorer = policy == null
                ? null
                : FraudScorer.builder(policy).secrets(KeyRing.random()).load()) {
            for (String file : files) {
                explain(file, scorer, out);
            }
        }
        out.println(summary());
        out.flush();
        if (broken > 0) {
            return 2;
        }
        return records == 0 || (policy != null && same < records) ? 1 : 0;
    }

    private void explain(String file, @Nullable FraudScorer scorer, PrintWriter out) throws IOException {
        try (RecordFileReader reader =
                file.equals(STANDARD_INPUT) ? RecordFileReader.of(System.in) : RecordFileReader.open(Path.of(file))) {
            for (RecordLine line = reader.next(); line != null; line = reader.next()) {
                DecisionRecord record = line.record();
                if (record == null) {
                    broken++;
                    out.println(ShownText.of(file) + ":" + line.number() + ": " + ShownText.of(line.problem()));
                } else if (id == null || id.equals(record.assessment().eventId())) {
                    records++;
                    explain(record, scorer, out);
                }
            }
        }
    }

    private void explain(DecisionRecord record, @Nullable FraudScorer scorer, PrintWriter out) {
        if (scorer == null) {
            if (!quiet) {
                new RecordText(out).print(record, allValues);
            }
            return;
        }
        ReplayText replay = ReplayText.of(record, scorer);
        same += replay.same() ? 1 : 0;
        if (!quiet || !replay.same()) {
            new RecordText(out).print(record, allValues);
            replay.print(out);
        }
    }

    private String summary() {
        String read = records + (records == 1 ? " record" : " records");
        String lines = broken == 0 ? "" : ", " + broken + (broken == 1 ? " line is" : " lines are") + " no record";
        return policy == null ? read + lines : read + lines + ", " + same + " came out the same";
    }
}
