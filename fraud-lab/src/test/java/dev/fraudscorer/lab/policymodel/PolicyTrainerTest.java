package dev.fraudscorer.lab.policymodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.onnx.ModelReport;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.output.PaymentWriter;
import dev.fraudscorer.testkit.Policies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the policy after a training, and how a scorer uses it. */
class PolicyTrainerTest {
    @TempDir
    static Path folder;

    private static Path policy;
    private static ReplayPlan replay;
    private static TrainingReport report;

    @BeforeAll
    static void train() throws IOException {
        Path payments = folder.resolve("payments.csv.gz");
        SimulatorConfig config = SimulatorConfig.builder()
                .seed(9)
                .days(60)
                .customers(500)
                .merchants(200)
                .payments(20_000)
                .build();
        try (PaymentWriter writer = PaymentWriter.create(payments)) {
            new PaymentSimulator(config).run(writer);
        }
        policy = Policies.copy(Policies.SMALL, folder);
        replay = ReplayPlan.of(policy, payments).withColumns(new HistoryColumns(Map.of(), Set.of("fraud_kind")));
        TrainingPlan plan = new TrainingPlan(
                replay,
                "gbt",
                List.of(),
                0.2,
                Duration.ofDays(7),
                0.3,
                TrainingPlan.DEFAULT_PARAMETERS.toBuilder().trees(40).build());
        report = PolicyTrainer.train(plan, new ReplaySink() {});
    }

    @Test
    void train_policyWithoutModels_runsInTheKernelByStoredAnswersAndIsExplained() {
        assertThat(report.golden()).isNotEmptyFile();
        assertThat(report.background()).isNotEmptyFile();
        try (FraudScorer scorer = FraudScorer.load(policy)) {
            ModelReport model = ModelReport.of(scorer).get(0);

            assertThat(model.runtime()).isEqualTo(ModelReport.RuntimeKind.KERNEL);
            assertThat(model.whyRuntime()).contains("boundary rows, stored from onnxruntime 1.");
            assertThat(model.notExplained()).isNull();
            assertThat(model.golden()).isEqualTo("64 rows of LightGBM");
            assertThat(model.inputsNeeded()).as("it learnt missing values").isEmpty();
            assertThat(model.warnings()).isEmpty();
        }
    }

    @Test
    void train_paymentsNotApproved_haveReasons() {
        List<Assessment> reviewed = new ArrayList<>();
        Replay.run(replay, new ReplaySink() {
            @Override
            public void scored(ReplayedEvent event) {
                if (event.assessment().evidence().stream().anyMatch(item -> item.kind() == EvidenceKind.CONTRIBUTION)) {
                    reviewed.add(event.assessment());
                }
            }
        });

        assertThat(reviewed).hasSizeGreaterThan(20);
        List<Evidence> reasons = reviewed.stream()
                .flatMap(assessment -> assessment.evidence().stream())
                .filter(item -> item.kind() == EvidenceKind.CONTRIBUTION)
                .toList();
        assertThat(reasons).allSatisfy(reason -> {
            assertThat(reason.source()).isEqualTo("gbt");
            assertThat(reason.contribution()).isPositive();
        });
    }

    @Test
    void train_modelOfAnotherTrainingBesideTheGoldenVectors_isRefused() throws IOException {
        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve("models"));
        for (String file : List.of("policy.yaml", "models/gbt.golden.json", "models/gbt.background.json")) {
            Files.copy(policy.resolve(file), other.resolve(file));
        }
        byte[] onnx = Files.readAllBytes(report.model());
        String text = new String(onnx, StandardCharsets.ISO_8859_1);
        // A digit of the card inside the file: the trees are the same, the model is another.
        Files.write(
                other.resolve("models/gbt.onnx"),
                text.replaceFirst("learning_rate(\\D+)0\\.05", "learning_rate$10.06")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Files.readAllBytes(other.resolve("models/gbt.onnx"))).isNotEqualTo(onnx);

        assertThatThrownBy(() -> FraudScorer.load(other))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("golden vectors of the model sha256:");
    }

    @Test
    void train_scoresAtRunTime_areThoseOfLightGbm() {
        assertThat(report.checkedRows()).isGreaterThan(15_000);
        assertThat(report.greatestDifference()).isCloseTo(0, within(RuntimeCheck.LARGEST_DIFFERENCE));
    }
}
