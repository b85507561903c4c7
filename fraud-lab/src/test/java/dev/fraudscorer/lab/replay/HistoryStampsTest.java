package dev.fraudscorer.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.lab.history.HistoryLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories with stamps that are wrong, or of another unit. */
class HistoryStampsTest {
    private static final String POLICY = """
            policy: stamps
            version: 1
            events: { payment: { card: key, amount: number } }
            features:
              card: { windows: [1h], aggregates: [count] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void run_unixSeconds_refusesEachLineWithTheUnitThatWasAssumed() throws IOException {
        List<String> faults = new ArrayList<>();
        long second = START.getEpochSecond();

        ReplaySummary summary =
                run("", List.of("a," + second, "b," + (second + 3_600), "c," + (second + 86_400)), faults);

        assertThat(summary.scored()).isZero();
        assertThat(faults)
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault)
                        .contains("a number is read as milliseconds since 1970, and this one looks like seconds")
                        .doesNotContain(Long.toString(second)));
    }

    @Test
    void run_minorityMonthsAhead_changesNoFeatureOfTheOthers() throws IOException {
        List<String> right = new ArrayList<>();
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String line = "e" + i + "," + START.plusSeconds(i * 700L) + ",card" + i % 3;
            right.add(line);
            mixed.add(line);
            if (i % 3 == 0) {
                mixed.add("x" + i + "," + START.plus(Duration.ofDays(90 + i)) + ",other" + i % 2);
            }
        }

        List<Row> alone = rows(right);
        List<Row> together = rows(mixed);

        assertThat(together.stream().filter(row -> row.id.startsWith("e")).toList())
                .isEqualTo(alone);
        // The last few have too little behind them that would contradict.
        assertThat(together.stream().filter(row -> row.id.startsWith("x")).limit(100))
                .allMatch(Row::tooEarly);
        assertThat(alone).noneMatch(Row::tooEarly);
    }

    @Test
    void run_sparseAndUnsortedHistory_isNeverTooEarly() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            // Days apart, and every second one arrives twenty hours late.
            lines.add("e" + i + "," + START.plus(Duration.ofDays(2L * i)).minus(Duration.ofHours(i % 2 * 20L)) + ",c"
                    + i);
        }

        assertThat(rows(lines)).hasSize(200).noneMatch(Row::tooEarly);
    }

    private List<Row> rows(List<String> lines) throws IOException {
        List<Row> rows = new ArrayList<>();
        Path events = write("events.csv", "event_id,event_time,card\n" + String.join("\n", lines) + "\n");
        write("policy.yaml", POLICY);
        Replay.run(ReplayPlan.of(folder, events), new ReplaySink() {
            @Override
            public void scored(ReplayedEvent event) {
                boolean early = event.assessment().evidence().stream()
                        .anyMatch(item -> item.failure() == FailureKind.TOO_EARLY);
                String id = event.historic().event().id();
                rows.add(new Row(id, event.features().number(2), early));
            }
        });
        return rows;
    }

    private ReplaySummary run(String time, List<String> lines, List<String> faults) throws IOException {
        write("policy.yaml", POLICY + time);
        Path events = write("events.csv", "event_id,event_time\n" + String.join("\n", lines) + "\n");
        return Replay.run(ReplayPlan.of(folder, events), new ReplaySink() {
            @Override
            public void refused(HistoryLine line) {
                faults.add(String.valueOf(line.fault()));
            }
        });
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private record Row(String id, double count, boolean tooEarly) {}
}
