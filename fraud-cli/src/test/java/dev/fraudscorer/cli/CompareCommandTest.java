package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.testkit.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code fraud compare} from a simulated history to the table and the JSON. */
class CompareCommandTest {
    @TempDir
    static Path folder;

    private static String payments;
    private static Path shadow;
    private static Path swapped;

    /** A policy with a model in use and a poorer one in shadow, and the same policy the other way round. */
    @BeforeAll
    static void trainTwoModels() throws IOException {
        payments = folder.resolve("payments.csv.gz").toString();
        run(
                "simulate",
                "--out",
                payments,
                "--seed",
                "5",
                "--days",
                "60",
                "--customers",
                "500",
                "--merchants",
                "200",
                "--payments",
                "20000");
        shadow = Policies.copy(Policies.SMALL, folder.resolve("shadow"));
        train("gbt", "15");
        train("plain", "2");
        String withOne = Files.readString(shadow.resolve("policy.yaml"));
        Files.writeString(
                shadow.resolve("policy.yaml"), withOne + "  - { id: plain, file: models/plain.onnx, mode: shadow }\n");
        swapped = Policies.copy(Policies.SMALL, folder.resolve("swapped"));
        Files.createDirectory(swapped.resolve("models"));
        Files.copy(shadow.resolve("models/gbt.onnx"), swapped.resolve("models/gbt.onnx"));
        Files.copy(shadow.resolve("models/plain.onnx"), swapped.resolve("models/plain.onnx"));
        Files.writeString(swapped.resolve("policy.yaml"), """
                models:
                  - { id: gbt, file: models/gbt.onnx, mode: shadow }
                  - { id: plain, file: models/plain.onnx }
                """, StandardOpenOption.APPEND);
    }

    @Test
    void compare_modelInShadow_isJudgedAsThePolicyWithBothSwapped() throws IOException {
        Path ofModels = folder.resolve("models.json");
        Path ofPolicies = folder.resolve("policies.json");

        CommandOutput models = CommandOutput.of(
                "compare",
                shadow.toString(),
                "--model",
                "gbt",
                "--with",
                "plain",
                "--history",
                payments,
                "--ignore",
                "fraud_kind",
                "--json",
                ofModels.toString());
        CommandOutput policies = CommandOutput.of(
                "compare",
                shadow.toString(),
                swapped.toString(),
                "--history",
                payments,
                "--ignore",
                "fraud_kind",
                "--json",
                ofPolicies.toString());

        assertThat(models.exit()).as(models.err()).isZero();
        assertThat(policies.exit()).as(policies.err()).isZero();
        JsonNode first = JsonMapper.shared().readTree(Files.readString(ofModels));
        JsonNode second = JsonMapper.shared().readTree(Files.readString(ofPolicies));
        assertThat(first.get("events")).isEqualTo(second.get("events"));
        assertThat(first.get("score")).isEqualTo(second.get("score"));
        assertThat(first.get("decisions")).isEqualTo(second.get("decisions"));
        assertThat(first.get("score").get("distribution").get("psi").asDouble()).isPositive();
        assertThat(first.get("score").get("ranking").get("frauds").asInt()).isPositive();
        assertThat(first.get("models").get("events")).isEqualTo(first.get("events"));
        assertThat(second.has("models")).isFalse();
        assertThat(models.out())
                .contains(
                        "champion    model gbt in policy small",
                        "challenger  model plain in policy small",
                        "SCORE OF THE MODELS themselves",
                        "AUC ROC",
                        "DECISIONS")
                .doesNotContain("NaN");
        assertThat(policies.out()).contains("champion    policy small", "average precision", "more severe");
    }

    @Test
    void compare_samePolicyAndSeed_givesTheSameBytesAndNoShift() {
        String[] arguments = {
            "compare",
            shadow.toString(),
            shadow.toString(),
            "--history",
            payments,
            "--ignore",
            "fraud_kind",
            "--without",
            "models",
            "--resamples",
            "100",
            "--from",
            "2025-02-01T00:00:00Z"
        };

        CommandOutput once = CommandOutput.of(arguments);
        CommandOutput again = CommandOutput.of(arguments);

        assertThat(once.exit()).as(once.err()).isZero();
        assertThat(once.out())
                .isEqualTo(again.out())
                .contains("from 2025-02-01T00:00:00Z on")
                .contains("0.0000  below 0.10: no significant change")
                .contains("+0.0000 [+0.0000, +0.0000]  may be chance")
                .contains("more severe 0 of");
    }

    @Test
    void compare_misuse_isReportedAndExits2() {
        assertMisuse("expected a CHALLENGER, or --model and --with", "a", "--history", "h.csv");
        assertMisuse("expected a CHALLENGER, or --model and --with", "a", "--history", "h.csv", "--model", "gbt");
        assertMisuse("expected no CHALLENGER", "a", "b", "--history", "h.csv", "--model", "gbt", "--with", "gbt2");
        assertMisuse("--from soon: expected a moment", "a", "b", "--history", "h.csv", "--from", "soon");
        assertMisuse("--resamples 5: expected 100 or more", "a", "b", "--history", "h.csv", "--resamples", "5");
        assertMisuse("must be different files", "a", "b", "--history", "h.csv", "--json", "h.csv");
    }

    @Test
    void compare_unknownModel_isReportedWithTheNearest() {
        CommandOutput printed = CommandOutput.of(
                "compare",
                shadow.toString(),
                "--model",
                "gbt",
                "--with",
                "plane",
                "--history",
                payments,
                "--ignore",
                "fraud_kind");

        assertThat(printed.exit()).isEqualTo(1);
        assertThat(printed.err()).contains("policy 'small' has no model 'plane'; did you mean 'plain'?");
    }

    private static void assertMisuse(String message, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "compare";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandOutput printed = CommandOutput.of(all);
        assertThat(printed.exit()).isEqualTo(2);
        assertThat(printed.err()).contains(message);
    }

    private static void train(String model, String leaves) {
        run(
                "train",
                "--policy",
                shadow.toString(),
                "--events",
                payments,
                "--ignore",
                "fraud_kind",
                "--maturity",
                "7d",
                "--model",
                model,
                "--leaves",
                leaves);
    }

    private static void run(String... arguments) {
        CommandOutput output = CommandOutput.of(arguments);
        assertThat(output.exit()).as(output.err()).isZero();
    }
}
