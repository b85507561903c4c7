package dev.fraudscorer.examples.ownparts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.json.DecisionRecordJson;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.record.QueuedRecordSink;
import dev.fraudscorer.testkit.Policies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a host in a scorer. Where its answer is needed, the deadline is longer, since a test machine may be busy. */
class OwnPartsTest {
    private static final String POLICY = "policy";

    @TempDir
    Path folder;

    private final SanctionRegister register = new SanctionRegister();
    private final ReviewQueue reviews = new ReviewQueue();
    private final DecisionTable table = new DecisionTable();
    private final QueuedRecordSink sink = QueuedRecordSink.before(table).build();
    private VendorStandIn vendor;
    private PolicySource patient;

    @BeforeEach
    void start() throws IOException {
        vendor = new VendorStandIn();
        Path copy = Policies.copy(POLICY, folder);
        Path document = copy.resolve("policy.yaml");
        String text = Files.readString(document);
        assertThat(text).contains("deadline: 150ms");
        Files.writeString(document, text.replace("deadline: 150ms", "deadline: 1m"));
        patient = PolicySource.folder(copy);
    }

    @AfterEach
    void stop() {
        sink.close();
        vendor.close();
    }

    @Test
    void pay_vendorAnswers_isEvidence() {
        vendor.answers("0.65");
        try (FraudScorer scorer = load(patient)) {
            Assessment assessment = OwnParts.pay(scorer, "tx-1", "m-42", 20);

            assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
            assertThat(assessment.degraded()).isFalse();
            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.source()).isEqualTo("vendor_score");
                assertThat(item.risk()).isEqualTo(0.65);
            });
            assertThat(reviews.next()).isEqualTo(assessment);
            assertThat(reviews.dropped()).isZero();
        }
    }

    /** With the policy's own deadline: what the vendor would have said is not known, and the answer says so. */
    @Test
    void pay_vendorHangs_isAnsweredWithoutItAndDegraded() {
        vendor.hangs();
        try (FraudScorer scorer = load(PolicySource.folder(Path.of(POLICY)))) {
            Assessment small = OwnParts.pay(scorer, "tx-1", "m-42", 20);
            Assessment large = OwnParts.pay(scorer, "tx-2", "m-42", 6_000);

            assertThat(small.decision()).isEqualTo(Decision.APPROVE);
            assertThat(small.degraded()).isTrue();
            assertThat(small.evidence()).singleElement().satisfies(OwnPartsTest::isOutOfTime);
            assertThat(large.decision()).isEqualTo(Decision.REVIEW);
            assertThat(large.evidence())
                    .anySatisfy(OwnPartsTest::isOutOfTime)
                    .anySatisfy(item -> assertThat(item.source()).isEqualTo("large-amount"));
            assertThat(scorer.metrics().gauges())
                    .contains(Gauge.of("sources.abandoned", 2).with("source", "vendor_score"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2, SOURCE_FAILED", "<html>, SOURCE_FAILED", "NaN, INVALID_RESULT"})
    void pay_vendorAnswersNonsense_isAFailureAndNoScore(String nonsense, FailureKind kind) {
        vendor.answers(nonsense);
        try (FraudScorer scorer = load(patient)) {
            Assessment assessment = OwnParts.pay(scorer, "tx-1", "m-42", 20);

            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.failure()).isEqualTo(kind);
                assertThat(item.detail()).doesNotContain("UncheckedIOException");
            });
        }
    }

    @Test
    void reloadLists_registerHasGrown_deniesWhoCameOntoIt() {
        register.add("m-13", "EU");
        try (FraudScorer scorer = load(patient)) {
            assertThat(OwnParts.pay(scorer, "tx-1", "m-13", 20).decision()).isEqualTo(Decision.DENY);
            assertThat(OwnParts.pay(scorer, "tx-2", "m-42", 20).decision()).isEqualTo(Decision.APPROVE);

            register.add("m-42", "UN");
            assertThat(scorer.policy().reloadLists().changed()).hasSize(1);

            assertThat(OwnParts.pay(scorer, "tx-3", "m-42", 20).decision()).isEqualTo(Decision.DENY);
            assertThat(scorer.policy().reloadLists().changed()).isEmpty();
        }
    }

    @Test
    void close_recordsWait_areStoredBeforeItReturns() {
        Assessment assessment;
        try (FraudScorer scorer = load(patient)) {
            assessment = OwnParts.pay(scorer, "tx-1", "m-42", 20);
        }
        sink.close();

        assertThat(table.rows())
                .hasSize(1)
                .hasEntrySatisfying(
                        "tx-1",
                        json -> assertThat(DecisionRecordJson.read(json).assessment())
                                .isEqualTo(assessment));
    }

    @Test
    void run_wholeExample_printsTheAnswerOfEachKind() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        OwnParts.run(patientUntilItHangs(), vendor, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "the vendor suspects: REVIEW, score 0.65",
                        "the vendor hangs: APPROVE, score 0.00, degraded",
                        "m-42 is sanctioned: DENY, score 0.00, degraded",
                        "to review: tx-2",
                        "stored: 4 records");
    }

    /** Two payments wait for a vendor who hangs, so for less than a minute, and less than its client waits. */
    private PolicySource patientUntilItHangs() throws IOException {
        Path copy = folder.resolve(POLICY);
        Path document = copy.resolve("policy.yaml");
        Files.writeString(document, Files.readString(document).replace("deadline: 1m", "deadline: 1500ms"));
        return PolicySource.folder(copy);
    }

    private static void isOutOfTime(Evidence item) {
        assertThat(item.source()).isEqualTo("vendor_score");
        assertThat(item.failure()).isEqualTo(FailureKind.DEADLINE);
    }

    private FraudScorer load(PolicySource policy) {
        return OwnParts.load(policy, new HttpVendor(vendor.address()), register, reviews, sink);
    }
}
