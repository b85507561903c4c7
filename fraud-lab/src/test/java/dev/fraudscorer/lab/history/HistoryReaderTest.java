package dev.fraudscorer.lab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.LabelState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTest {
    private static final String POLICY = """
            policy: two-types
            version: 1
            events:
              payment: { card: key, amount: { type: number, required: true } }
              login: { card: key, device: key }
            score:
              thresholds: { approve: 0.2, deny: 0.8 }
            """;

    @TempDir
    Path folder;

    private FraudScorer scorer;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        scorer = FraudScorer.load(folder);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void next_twoEventTypesInOneCsv_eachTakesItsOwnColumns() throws IOException {
        List<HistoryLine> lines = read(
                "h.csv",
                "event_type,event_id,event_time,card,amount,device,fraud",
                "payment,1,2026-01-01T00:00:00Z,c-1,12.5,,1",
                "login,2,2026-01-01 00:00:01,c-1,,d-1,",
                "login,3,1767225602000,c-1,12.5,d-1,0");

        assertThat(event(lines.get(0)).event().number("amount")).isEqualTo(12.5);
        assertThat(event(lines.get(0)).label()).isEqualTo(LabelState.FRAUD);
        assertThat(event(lines.get(1)).event().time()).isEqualTo(Instant.parse("2026-01-01T00:00:01Z"));
        assertThat(event(lines.get(1)).label()).isNull();
        assertThat(lines.get(2).fault()).contains("'login' has no attribute 'amount'");
    }

    @Test
    void next_eventTypeThatIsNone_isBrokenAndNotShown() throws IOException {
        List<HistoryLine> lines =
                read("h.csv", "event_type,event_id,event_time,card", "4111111111111111,1,2026-01-01T00:00:00Z,c-1");

        assertThat(lines.get(0).fault())
                .isEqualTo("column 'event_type' names no event type of the policy; expected one of [login, payment]");
    }

    @Test
    void open_fileWithoutHeader_doesNotShowItsFirstRow() {
        assertThatThrownBy(() -> read("h.csv", "4111111111111111,2026-01-01T00:00:00Z"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("h.csv:1: found column 1, which has no name")
                .hasMessageNotContaining("4111");
    }

    @Test
    void open_renamedAndIgnoredColumnsAfterAByteOrderMark_areRead() throws IOException {
        HistoryColumns columns = new HistoryColumns(Map.of("event_id", "tx", "card", "account"), Set.of("note"));

        List<HistoryLine> lines = read(
                columns,
                "h.csv",
                "\uFEFFtx,event_time,event_type,account,amount,note",
                "1,2026-01-01T00:00:00Z,payment,c-1,5,\"a, \"\"b\"\"\"");

        assertThat(event(lines.get(0)).event().id()).isEqualTo("1");
        assertThat(event(lines.get(0)).event().text("card")).isEqualTo("c-1");
    }

    @Test
    void open_oneColumnForTwoNames_isRefused() {
        HistoryColumns columns = new HistoryColumns(Map.of("card", "account", "device", "account"), Set.of());

        assertThatThrownBy(() -> read(columns, "h.csv", "event_id,event_time,account"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("column 'account' is to stand for two names");
    }

    @Test
    void next_brokenJson_isReportedAndTheRestIsRead() throws IOException {
        List<HistoryLine> lines = read(
                "h.jsonl",
                "{\"event_type\":\"payment\",\"event_id\":\"1\",\"event_time\":",
                "[]",
                "{\"event_id\":\"1\",\"event_id\":\"2\"}",
                "{\"event_type\":\"payment\",\"event_id\":\"1\",\"crad\":\"c\"}",
                "{\"event_type\":\"payment\",\"event_id\":\"1\",\"event_time\":\"2026-01-01T00:00:00Z\","
                        + "\"card\":\"c-1\",\"amount\":5}");

        assertThat(lines)
                .extracting(HistoryLine::fault)
                .containsExactly(
                        "found no well-formed JSON, or a field twice",
                        "found no JSON object",
                        "found no well-formed JSON, or a field twice",
                        lines.get(3).fault(),
                        null);
        assertThat(lines.get(3).fault()).contains("found field 'crad'").contains("did you mean 'card'?");
    }

    @Test
    void next_timeInTheWrongUnit_isBroken() throws IOException {
        List<HistoryLine> lines = read(
                "h.csv",
                "event_type,event_id,event_time,card,amount",
                "payment,1,1767225602000000,c-1,5",
                "payment,1,9223372036854775807,c-1,5");

        assertThat(lines)
                .extracting(HistoryLine::fault)
                .allSatisfy(fault -> assertThat(fault).contains("'event_time' lies after the year 9999"));
    }

    @Test
    void open_gzipThatIsNone_isExplained() throws IOException {
        Files.writeString(folder.resolve("h.csv.gz"), "event_id,event_time");

        assertThatThrownBy(() -> HistoryReader.open(folder.resolve("h.csv.gz"), scorer, HistoryColumns.AS_NAMED))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("h.csv.gz: found no whole gzip file");
    }

    private List<HistoryLine> read(String name, String... lines) throws IOException {
        return read(HistoryColumns.AS_NAMED, name, lines);
    }

    private List<HistoryLine> read(HistoryColumns columns, String name, String... lines) throws IOException {
        Path file = Files.write(folder.resolve(name), List.of(lines));
        List<HistoryLine> read = new ArrayList<>();
        try (HistoryReader reader = HistoryReader.open(file, scorer, columns)) {
            for (HistoryLine line = reader.next(); line != null; line = reader.next()) {
                read.add(line);
            }
        }
        return read;
    }

    private static HistoricEvent event(HistoryLine line) {
        HistoricEvent event = line.event();
        if (event == null) {
            throw new AssertionError(line.fault());
        }
        return event;
    }
}
