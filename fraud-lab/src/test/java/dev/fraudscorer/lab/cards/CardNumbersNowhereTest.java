package dev.fraudscorer.lab.cards;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.json.DecisionRecordJson;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.history.HistoryReader;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.testkit.Spellings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card number in more than forty spellings, put into every field of every kind of input, is in no output. */
class CardNumbersNowhereTest {
    /** Luhn holds, and no nine digits of it occur by chance. */
    private static final String NUMBER = "4539578763621486";

    private static final List<String> SPELLINGS = Spellings.of(NUMBER);
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final List<String> ATTRIBUTES =
            List.of("card", "memo", "amount", "is_new", "country", "currency", "ip", "number");

    private static final String POLICY = """
            policy: cards
            version: "1"
            events:
              payment:
                card: { type: key, required: false }
                memo: text
                amount: number
                is_new: boolean
                country: country
                currency: currency
                ip: ip
                number: card_number
            features:
              card: { windows: [1d], aggregates: [count, distinct(memo), distinct(ip), sum(amount)] }
              ip: { windows: [1d], aggregates: [count] }
            derived:
              prefix: bin(number)
            lists:
              blocked: { file: blocked.csv, of: card }
              prepaid: { file: prepaid.csv, of: number, kind: bin }
            rules:
              - { id: memo, when: 'memo.contains("a") || size(memo) > 3', reason: MEMO, risk: 0.1 }
              - { id: prefix, when: 'bin(number, 8) != "41111111" && prefix != "1"', reason: PREFIX, risk: 0.1 }
              - { id: prepaid, when: 'number in lists.prepaid', reason: PREPAID, risk: 0.1 }
              - { id: amount, when: 'amount > 1.0 && card.count_1d >= 0', reason: AMOUNT, risk: 0.1 }
              - { id: blocked, when: 'card in lists.blocked', reason: BLOCKED, risk: 0.1 }
              - { id: place, when: 'country != "DE" || currency != "EUR" || ip.count_1d >= 0', reason: PLACE, risk: 0.1 }
            anomaly:
              - { id: unusual, inputs: [amount, card.count_1d], reason: UNUSUAL }
            score:
              combine: noisy_or
              thresholds: { approve: 0.2, deny: 0.8 }
            """;

    private final Leaks leaks = new Leaks(NUMBER);

    @TempDir
    Path folder;

    @BeforeEach
    void begin() throws IOException {
        writePolicy(POLICY);
        CapturedLogger.begin();
    }

    @AfterEach
    void checkLog() {
        leaks.check("anything, in the log", NUMBER, CapturedLogger.end());
    }

    @Test
    void score_eventsWithTheNumberInEachField_showItNowhere() {
        List<String> shown = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> shown.add(event + " " + assessment + features(values)))
                .records(recordsTo(shown))
                .load()) {
            int events = 0;
            for (String spelling : SPELLINGS) {
                for (String attribute : ATTRIBUTES) {
                    Event event = scorer.event("payment", "e" + events++, NOON)
                            .lenient()
                            .parse(attribute, spelling)
                            .build();
                    boolean isKept =
                            event.state(Objects.requireNonNull(event.type().attribute(attribute)))
                                    == ValueState.PRESENT;
                    assertThat(isKept).as(attribute).isEqualTo(isKept && attribute.equals("number"));
                    Assessment assessment = scorer.score(event);
                    assertThat(isKept || assessment.degraded()).as(attribute).isTrue();
                    checkShown(attribute, spelling, assessment, shown);
                    leaks.checkThrown(
                            attribute,
                            spelling,
                            () -> scorer.event("payment", "strict", NOON).set(attribute, spelling));
                    leaks.checkThrown(
                            attribute,
                            spelling,
                            () -> scorer.event("payment", "strict", NOON).parse(attribute, spelling));
                }
                leaks.checkThrown("an id", spelling, () -> scorer.event("payment", spelling, NOON));
                leaks.checkThrown("the name of a type", spelling, () -> scorer.event(spelling, "e", NOON));
                leaks.checkThrown(
                        "the name of an attribute",
                        spelling,
                        () -> scorer.event("payment", "e", NOON).set(spelling, "x"));
                leaks.checkThrown(
                        "a name of a list", spelling, () -> scorer.policy().reloadLists(List.of(spelling)));
                leaks.checkThrown(
                        "a what-if", spelling, () -> scorer.whatIf("payment", NOON, Map.of("memo", spelling)));
                leaks.checkThrown(
                        "a name in a what-if", spelling, () -> scorer.whatIf("payment", NOON, Map.of(spelling, 1)));
            }
            Assessment number = scorer.score(scorer.event("payment", "number", NOON)
                    .lenient()
                    .set("amount", Double.parseDouble(NUMBER))
                    .build());
            checkShown("amount", NUMBER, number, shown);
            leaks.checkThrown("a snapshot", NUMBER, () -> {
                Path file = folder.resolve("state.bin");
                scorer.state().snapshot(file);
                leaks.check("a snapshot", Files.readAllBytes(file));
            });
            leaks.check(
                    "counts",
                    NUMBER,
                    scorer.metrics().gauges() + " " + scorer.metrics().counts()
                            + scorer.metrics().ruleCounts());
        }
        assertThat(leaks.thrown()).isGreaterThan(SPELLINGS.size() * ATTRIBUTES.size());
    }

    private static RecordSink recordsTo(List<String> shown) {
        return new RecordSink() {
            @Override
            public void add(DecisionRecord record) {
                shown.add(record + " " + DecisionRecordJson.write(record));
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void load_policyWithTheNumberInEachScalarAndKey_isRefusedWithoutShowingIt() {
        List<String> places = List.of(
                "policy: cards",
                "version: \"1\"",
                "card:",
                "memo: text",
                "payment:",
                "sum(amount)",
                "prefix: bin",
                "prefix:",
                "blocked:",
                "blocked.csv, of",
                "id: memo",
                "reason: MEMO",
                "combine: noisy_or",
                "risk: 0.1",
                "id: unusual",
                "approve: 0.2");
        for (String spelling : SPELLINGS) {
            for (int i = 0; i < places.size(); i++) {
                if (isChosen(spelling, i, 8)) {
                    String place = places.get(i);
                    assertThat(POLICY).contains(place);
                    String put = place.endsWith(":")
                            ? quoted(spelling) + ":"
                            : place.replaceFirst(": .*", ": ").replaceFirst("^[^:]*$", "") + quoted(spelling);
                    checkRefused(place, spelling, POLICY.replace(place, put));
                }
            }
            if (isChosen(spelling, 0, 2)
                    && spelling.indexOf('\'') < 0
                    && spelling.chars().noneMatch(Character::isISOControl)) {
                checkRefused(
                        "a condition", spelling, POLICY.replace("\"41111111\"", quoted(spelling.replace("\"", ""))));
            }
        }
    }

    @Test
    void load_listWithTheNumberInEachColumn_isRefusedWithoutShowingIt() throws IOException {
        for (String spelling : SPELLINGS) {
            if (spelling.indexOf('\n') >= 0 || spelling.indexOf('\u0000') >= 0) {
                continue; // two lines, or no text
            }
            String cell = "\"" + spelling.replace("\"", "\"\"") + "\"";
            List<String> files = List.of(
                    "key,reason,source\n" + cell + ",r,s\n",
                    "key,reason,source\nk," + cell + ",s\n",
                    "key,reason,source\nk,r," + cell + "\n",
                    "key," + cell + "\nk,r\n");
            for (int i = 0; i < files.size(); i++) {
                if (isChosen(spelling, i, files.size())) {
                    Files.writeString(folder.resolve("blocked.csv"), files.get(i));
                    checkRefused("a list", spelling, POLICY);
                }
            }
            Files.writeString(folder.resolve("blocked.csv"), "key\nk\n");
        }
    }

    @Test
    void load_modelWithTheNumberInItsNames_isRefusedWithoutShowingIt() throws IOException {
        String policy =
                POLICY.replace("anomaly:\n", "models:\n  - { id: fraud, file: m.onnx, reason: MODEL }\nanomaly:\n");
        for (String spelling : SPELLINGS) {
            for (int field = 0; field < 5; field++) {
                if (isChosen(spelling, field, 5)) {
                    Files.write(folder.resolve("m.onnx"), model(field, spelling).toByteArray());
                    checkRefused("a model", spelling, policy);
                }
            }
        }
    }

    @Test
    void read_historyWithTheNumberInEachField_refusesWithoutShowingIt() throws IOException {
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            Path csv = folder.resolve("h.csv");
            Path json = folder.resolve("h.jsonl");
            for (String spelling : SPELLINGS) {
                if (spelling.indexOf('\n') >= 0 || spelling.indexOf('\r') >= 0) {
                    continue;
                }
                String cell = "\"" + spelling.replace("\"", "\"\"") + "\"";
                StringBuilder rows = new StringBuilder("event_id,event_time,event_type,memo,amount,card,ip\n");
                StringBuilder objects = new StringBuilder();
                for (int column = 0; column < 7; column++) {
                    String[] fields = {"e", NOON.toString(), "payment", "m", "1", "c", "192.0.2.1"};
                    fields[column] = cell;
                    rows.append(String.join(",", fields)).append('\n');
                    fields[column] = spelling;
                    String[] names = {"event_id", "event_time", "event_type", "memo", "amount", "card", "ip"};
                    for (int i = 0; i < names.length; i++) {
                        objects.append(i == 0 ? "{" : ",")
                                .append(quoted(names[i]))
                                .append(':')
                                .append(quoted(fields[i]));
                    }
                    objects.append("}\n{")
                            .append(quoted(spelling))
                            .append(":1}\n{\"memo\":")
                            .append(spelling)
                            .append("}\n");
                }
                Files.writeString(csv, rows);
                Files.writeString(json, objects);
                checkHistory(csv, scorer, spelling);
                checkHistory(json, scorer, spelling);
                Files.writeString(csv, "event_id,event_time," + cell + "\n");
                leaks.checkThrown("a header", spelling, () -> HistoryReader.open(csv, scorer, HistoryColumns.AS_NAMED));
            }
        }
    }

    @Test
    void of_evidenceOfAHost_masksTheNumber() {
        for (String spelling : SPELLINGS) {
            Evidence evidence = Evidence.ruleRisk(spelling, null, 0.5, 1, Mode.ACTIVE, "saw " + spelling);
            leaks.check("evidence", spelling, evidence.toString());
            leaks.checkThrown("a reason code", spelling, () -> new ReasonCode(spelling));
            leaks.checkThrown("JSON", spelling, () -> AssessmentJson.read("{\"score\": " + spelling + "}"));
        }
    }

    /** One pair of spelling and place in so many, each spelling and each place among them; all in the long profile. */
    private static boolean isChosen(String spelling, int place, int oneIn) {
        return Boolean.getBoolean("fraudscorer.cards.all") || (SPELLINGS.indexOf(spelling) + place) % oneIn == 0;
    }

    private void checkShown(String field, String spelling, Assessment assessment, List<String> shown) {
        leaks.check(field + ", in JSON", spelling, AssessmentJson.write(assessment));
        leaks.check(field + ", in texts", spelling, assessment + " " + assessment.values() + shown);
        for (int i = 0; i < assessment.evidence().size(); i++) {
            leaks.check(
                    field,
                    spelling,
                    assessment.evidence().get(i) + " " + assessment.values().of(i));
        }
        shown.clear();
    }

    private void checkRefused(String place, String spelling, String policy) {
        int before = leaks.thrown();
        leaks.checkThrown(place, spelling, () -> {
            writePolicy(policy);
            FraudScorer.load(folder).close();
        });
        assertThat(leaks.thrown()).as("'%s' in %s is refused", spelling, place).isEqualTo(before + 1);
    }

    private void checkHistory(Path file, FraudScorer scorer, String spelling) throws IOException {
        try (HistoryReader reader = HistoryReader.open(file, scorer, HistoryColumns.AS_NAMED)) {
            for (HistoryLine line = reader.next(); line != null; line = reader.next()) {
                leaks.check("a history", spelling, line.toString());
            }
        }
    }

    private void writePolicy(String policy) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), policy);
        if (!Files.exists(folder.resolve("blocked.csv"))) {
            Files.writeString(folder.resolve("blocked.csv"), "key\nk\n");
        }
        Files.writeString(folder.resolve("prepaid.csv"), "key,reason\n" + NUMBER.substring(0, 8) + ",prepaid\n");
    }

    private static ModelProto model(int field, String text) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
        graph.addInput(ValueInfoProto.newBuilder().setName(field == 0 ? text : "in"));
        graph.addOutput(ValueInfoProto.newBuilder().setName(field == 1 ? text : "out"));
        return ModelProto.newBuilder()
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(field == 2 ? text : "key")
                        .setValue(field == 3 ? text : "value"))
                .setProducerName(field == 4 ? text : "tests")
                .build();
    }

    private static String features(FeatureValues values) {
        StringBuilder features = new StringBuilder();
        for (int slot = 0; slot < values.size(); slot++) {
            features.append(' ')
                    .append(values.name(slot))
                    .append('=')
                    .append(values.text(slot))
                    .append(';');
            features.append(values.number(slot)).append(';').append(values.state(slot));
        }
        return features.toString();
    }

    /** In double quotes, as JSON and YAML both read it. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c == '"' || c == '\\' || c > 0x7E) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
