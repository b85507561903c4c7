package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.record.ReplayedItem;
import dev.fraudscorer.record.ReplayedItem.Outcome;
import dev.fraudscorer.record.file.RecordFileReader;
import dev.fraudscorer.record.file.RecordLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Decisions come out of their records again: {@code -Dfraudscorer.records=100000} for as many, and {@code
 * -Dfraudscorer.records.file} for those of a file that another JDK wrote by {@link RecordedPayments}.
 */
class RecordReplayTest {
    private static final int RECORDS = Integer.getInteger("fraudscorer.records", 2_000);

    /** Written by JDK 17: whatever reads it, the decisions are the same. */
    private static final Path KEPT =
            Path.of(System.getProperty("fraudscorer.records.file", "src/test/resources/records/decisions.jsonl"));

    @TempDir
    Path folder;

    @Test
    void replay_everyRecord_comesOutTheSame() throws IOException {
        Path policy = RecordedPayments.policy(folder.resolve("policy"));
        Path file = RecordedPayments.record(policy, folder.resolve("records"), RECORDS, 1);

        Map<Outcome, Integer> outcomes = replay(policy, file, RECORDS, List.of());

        // Each kind of evidence was there, and what learns was taken over.
        assertThat(outcomes.get(Outcome.SAME)).isGreaterThan(RECORDS);
        assertThat(outcomes.get(Outcome.TAKEN_OVER)).isGreaterThan(RECORDS / 20);
    }

    @Test
    void replay_recordsWrittenByJdk17_comeOutTheSame() throws IOException {
        Path policy = RecordedPayments.policy(folder.resolve("policy"));
        int records;
        try (Stream<String> lines = Files.lines(KEPT)) {
            records = (int) lines.count();
        }

        assertThat(records).isGreaterThanOrEqualTo(150);
        replay(policy, KEPT, records, List.of("library", "policy"));
    }

    @Test
    void score_secretCards_standInNoRecordAndAreFoundOnTheirList() throws IOException {
        Path policy = RecordedPayments.policy(folder.resolve("policy"));
        String text = Files.readString(RecordedPayments.record(policy, folder.resolve("records"), 500, 2));

        assertThat(text).doesNotContainPattern("tok-[0-9]").contains("\"stolen-card\"");
        assertThat(text).doesNotContain("5425 2334").contains("\"refusal\":\"card_number\"");
        for (int card = 0; card < 30; card++) {
            String token = RecordedPayments.KEYS.token("tok-" + card);
            long stolen = text.lines()
                    .filter(line -> line.contains(token) && line.contains("\"source\":\"stolen-card\""))
                    .count();
            // The fourth is listed under a former key, which no event has any more.
            assertThat(stolen > 0).as("card %d", card).isEqualTo(card == 3);
        }
    }

    private static Map<Outcome, Integer> replay(Path policy, Path file, int records, List<String> mayDiffer)
            throws IOException {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        int read = 0;
        try (FraudScorer scorer = FraudScorer.builder(policy)
                        .secrets(RecordedPayments.KEYS)
                        .load();
                RecordFileReader reader = RecordFileReader.open(file)) {
            for (RecordLine line = reader.next(); line != null; line = reader.next()) {
                DecisionRecord record = Objects.requireNonNull(line.record(), line.problem());
                RecordReplay replay = scorer.replay(record);
                assertThat(replay.same())
                        .as("line %d: %s", line.number(), replay)
                        .isTrue();
                List<String> inputs = new ArrayList<>(replay.differentInputs());
                inputs.removeAll(mayDiffer);
                assertThat(inputs).isEmpty();
                for (ReplayedItem item : replay.items()) {
                    outcomes.merge(item.outcome(), 1, Integer::sum);
                    boolean isExact = !"network".equals(item.source());
                    assertThat(isExact && item.outcome() == Outcome.WITHIN_TOLERANCE)
                            .isFalse();
                }
                read++;
            }
        }
        assertThat(read).isEqualTo(records);
        return outcomes;
    }

    /** Anybody can evaluate records: their secrets are tokens, of which the list alone needs the key. */
    @Test
    void replay_withoutTheKeys_onlyListsOfSecretsDiffer() throws IOException {
        Path policy = RecordedPayments.policy(folder.resolve("policy"));
        Path file = RecordedPayments.record(policy, folder.resolve("records"), 300, 3);
        int otherwise = 0;
        try (FraudScorer scorer =
                        FraudScorer.builder(policy).secrets(KeyRing.random()).load();
                RecordFileReader reader = RecordFileReader.open(file)) {
            for (RecordLine line = reader.next(); line != null; line = reader.next()) {
                RecordReplay replay = scorer.replay(Objects.requireNonNull(line.record()));
                List<ReplayedItem> gone = replay.items().stream()
                        .filter(item -> item.outcome() == Outcome.GONE)
                        .toList();
                otherwise += replay.same() ? 0 : 1;
                assertThat(gone).allMatch(item -> item.toString().contains("stolen-card"));
                assertThat(replay.same()).isEqualTo(gone.isEmpty());
            }
        }
        assertThat(otherwise).isBetween(1, 100);
    }
}
