package dev.fraudscorer.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
class QuickstartTest {
    @TempDir
    Path work;

    /** A tenth of the real run: enough for a model, small enough for every build. */
    @Test
    void run_smallHistory_reportsEvidenceAndEndsInOneLineOfJson() throws IOException {
        List<String> output = run(new Options(null, work, 1, 90, 1_500, 60_000));

        assertThat(output).anyMatch(line -> line.startsWith("DENY") || line.startsWith("REVIEW"));
        assertThat(output).anyMatch(line -> line.startsWith("APPROVE"));
        assertThat(output).anyMatch(line -> line.contains("the model's probability of fraud"));
        JsonNode figures = JsonMapper.shared().readTree(output.get(output.size() - 1));
        assertThat(figures.propertyNames())
                .containsExactly(
                        "events",
                        "auc",
                        "average_precision",
                        "approved",
                        "reviewed",
                        "denied",
                        "p50_us",
                        "p99_us",
                        "p999_us");
        long events = figures.get("events").longValue();
        assertThat(events).isGreaterThan(10_000);
        assertThat(figures.get("approved").longValue()
                        + figures.get("reviewed").longValue()
                        + figures.get("denied").longValue())
                .isEqualTo(events);
        assertThat(figures.get("auc").doubleValue()).isBetween(0.8, 1.0);
        assertThat(figures.get("average_precision").doubleValue()).isBetween(0.2, 1.0);
    }

    @Test
    void run_givenHistoryWithFaults_isTakenAndItsFaultsAreCounted() throws IOException {
        run(new Options(null, work, 2, 90, 1_500, 60_000));
        Path history = work.resolve("payments.csv.gz");

        List<String> lines = readGzip(history);
        String last = lines.get(lines.size() - 1);
        lines.add(last);
        lines.add(last.replace(",m-", ",m-9"));
        lines.add("p-broken,yesterday");
        Path faulty = Files.write(work.resolve("faulty.csv"), lines);

        List<String> output = run(new Options(faulty, work.resolve("again"), 99, 90, 10, 10));

        assertThat(output)
                .contains(
                        "In the whole history: 1 lines broken, 1 events repeated, 1 ids that were used again with other"
                                + " content");
        assertThat(output).noneMatch(line -> line.startsWith("Simulated"));
        assertThat(output.get(output.size() - 1)).startsWith("{\"events\":");
    }

    @Test
    void parse_unknownOption_showsHelp() {
        assertThatThrownBy(() -> Options.parse(new String[] {"--evnts", "x"}, System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown option --evnts")
                .hasMessageContaining("Usage: quickstart");
    }

    private static List<String> readGzip(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ArrayList<>(text.lines().toList());
        }
    }

    private static List<String> run(Options options) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.run(options, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
