package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.testkit.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FraudCommandTest {
    @TempDir
    Path folder;

    /** The three commands one after the other, as a person would use them. */
    @Test
    void simulateTrainReplay_emptyFolder_endsInAssessmentsWithTheModel() throws IOException {
        Path policy = Policies.copy(Policies.SMALL, folder);
        String payments = folder.resolve("payments.jsonl.gz").toString();
        Path assessments = folder.resolve("assessments.jsonl");
        Path cards = folder.resolve("cards.csv");

        assertThat(FraudCommand.run(
                        "simulate",
                        "--out",
                        payments,
                        "--seed",
                        "3",
                        "--days",
                        "60",
                        "--customers",
                        "500",
                        "--merchants",
                        "200",
                        "--payments",
                        "30000",
                        "--compromised-cards",
                        cards.toString()))
                .isZero();
        assertThat(FraudCommand.run(
                        "train",
                        "--policy",
                        policy.toString(),
                        "--events",
                        payments,
                        "--ignore",
                        "fraud_kind",
                        "--trees",
                        "40",
                        "--maturity",
                        "7d"))
                .isZero();
        assertThat(FraudCommand.run(
                        "replay",
                        "--policy",
                        policy.toString(),
                        "--events",
                        payments,
                        "--ignore",
                        "fraud_kind",
                        "--out",
                        assessments.toString()))
                .isZero();

        assertThat(Files.readAllLines(cards).get(0)).isEqualTo("key,reason,source");
        assertThat(policy.resolve("models/gbt.onnx")).isNotEmptyFile();
        assertThat(Files.readString(policy.resolve("models/gbt.json")))
                .contains("\"average_precision\"", "\"card.count_1h\"", "\"labels_known_until\"");
        assertThat(Files.readString(policy.resolve("policy.yaml")))
                .startsWith("# A small policy")
                .endsWith("""
                        models:
                          - id: gbt
                            file: models/gbt.onnx
                            golden: models/gbt.golden.json
                            background: models/gbt.background.json
                            mode: active
                        """);
        try (Stream<String> lines = Files.lines(assessments)) {
            assertThat(lines.limit(500).map(AssessmentJson::read))
                    .allSatisfy(assessment -> assertThat(assessment.evidence())
                            .anyMatch(item -> item.kind() == EvidenceKind.MODEL
                                    && item.source().equals("gbt")));
        }
    }

    @Test
    void replay_policyWithProblems_reportsAllAndExits1() throws IOException {
        Path policy = Policies.copy(Policies.SMALL, folder);
        String text = Files.readString(policy.resolve("policy.yaml"));
        Files.writeString(
                policy.resolve("policy.yaml"),
                text.replace("card.count_1h >= 4", "card.cuont_1h >= 4").replace("risk: 0.25", "risk: 25"));
        Path events = Files.write(folder.resolve("events.csv"), List.of("event_id,event_time"));

        CommandOutput output = run("replay", "--policy", policy.toString(), "--events", events.toString());

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err())
                .contains("2 problems")
                .contains("did you mean 'card.count_1h'?")
                .contains("the number 25")
                .doesNotContain("at dev.fraudscorer");
    }

    @Test
    void replay_brokenLines_areReportedWithTheirNumbers() throws IOException {
        Path policy = Policies.copy(Policies.SMALL, folder);
        Path events = Files.write(
                folder.resolve("events.csv"),
                List.of("event_id,event_time,card,customer,merchant,ip,amount", "1,2026-01-01T00:00:00Z,c", "x"));

        CommandOutput output = run(
                "replay",
                "--policy",
                policy.toString(),
                "--events",
                events.toString(),
                "--out",
                folder.resolve("out.jsonl").toString());

        assertThat(output.exit()).isZero();
        assertThat(output.err())
                .contains("events.csv:2: found 3 fields, expected 7", "events.csv:3: found 1 fields, expected 7")
                .contains("2 lines: 0 scored, 2 broken");
    }

    @Test
    void replay_unknownInput_andTooFewLabels_areExplained() throws IOException {
        Path policy = Policies.copy(Policies.SMALL, folder);
        Path events = Files.write(folder.resolve("events.csv"), List.of("event_id,event_time"));

        assertThat(run(
                                "train",
                                "--policy",
                                policy.toString(),
                                "--events",
                                events.toString(),
                                "--inputs",
                                "amount,card.cuont_1h")
                        .err())
                .contains("input 'card.cuont_1h' is no number or boolean of the policy; did you mean 'card.count_1h'?");
        assertThat(run("train", "--policy", policy.toString(), "--events", events.toString())
                        .err())
                .contains("the history has 0 labelled events");
    }

    @Test
    void replay_ontoItsOwnHistory_isRefusedAndTheHistoryIsWhole() throws IOException {
        Path policy = Policies.copy(Policies.SMALL, folder);
        Path events = Files.write(folder.resolve("events.csv"), List.of("event_id,event_time"));

        CommandOutput output =
                run("replay", "--policy", policy.toString(), "--events", events.toString(), "--out", events.toString());

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err()).contains("must be different files");
        assertThat(events).hasContent("event_id,event_time");
    }

    @Test
    void replay_policyWithProblems_leavesEarlierAssessmentsAlone() throws IOException {
        Path policy = Policies.copy(Policies.SMALL, folder);
        Files.writeString(policy.resolve("policy.yaml"), "policy: broken");
        Path events = Files.write(folder.resolve("events.csv"), List.of("event_id,event_time"));
        Path out = Files.writeString(folder.resolve("out.jsonl"), "yesterday");

        run("replay", "--policy", policy.toString(), "--events", events.toString(), "--out", out.toString());

        assertThat(out).hasContent("yesterday");
    }

    @Test
    void version_andMisuse_answerAsACommandLineDoes() {
        assertThat(run("--version").out()).startsWith("fraud 0.");
        assertThat(run("replay").exit()).isEqualTo(2);
        assertThat(run("replay", "--policy", "p", "--events", "e", "--threads", "4")
                        .exit())
                .isEqualTo(2);
        assertThat(run("train", "--policy", "p", "--events", "e", "--label-delay", "soon")
                        .exit())
                .isEqualTo(2);
    }

    private static CommandOutput run(String... arguments) {
        return CommandOutput.of(arguments);
    }
}
