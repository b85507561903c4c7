package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FraudScorerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final List<Double> seenByListener = new ArrayList<>();
    private final List<ValueState> statesSeen = new ArrayList<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    seenByListener.add(values.number(values.slot("seen")));
                    statesSeen.add(values.state(values.slot("seen")));
                })
                .load();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void score_amountBetweenThresholds_isReviewedWithItsEvidence() {
        Assessment assessment = scorer.score(payment("tx-1", 500).build());

        assertThat(assessment.score()).isEqualTo(0.5);
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.decidedBy()).isEqualTo(DecidedBy.THRESHOLDS);
        assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("amount");
        assertThat(assessment.provenance().policy()).isEqualTo("test");
        assertThat(assessment.provenance().version()).isEqualTo("1");
        assertThat(assessment.provenance().digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(assessment.provenance().library()).isNotBlank().doesNotContain("$");
    }

    @Test
    void score_sameEventAgain_returnsTheSameAssessmentAndCountsNothing() {
        Assessment first = scorer.score(payment("tx-1", 500).build());
        Assessment again = scorer.score(payment("tx-1", 500).build());
        scorer.score(payment("tx-2", 100).build());

        assertThat(again).isSameAs(first);
        assertThat(seenByListener).containsExactly(1.0, 2.0);
        assertThat(scorer.metrics().counts())
                .isEqualTo(ScorerCounts.builder().scored(2).repeated(1).build());
    }

    @Test
    void score_sameIdWithOtherContent_isRefusedWithoutShowingIt() {
        scorer.score(payment("tx-1", 500).build());

        assertThatThrownBy(() -> scorer.score(payment("tx-1", 501).build()))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("was used before with other content")
                .hasMessageNotContaining("501");
        assertThat(scorer.metrics().counts().conflicting()).isEqualTo(1);
        assertThat(seenByListener).hasSize(1);
    }

    @Test
    void score_idEvicted_countsAgain() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "idempotency: { remember: 2 }\n");
        try (FraudScorer forgetful = FraudScorer.load(folder)) {
            Assessment first = forgetful.score(payment(forgetful, "tx-1", 500).build());
            forgetful.score(payment(forgetful, "tx-2", 500).build());
            assertThat(forgetful.score(payment(forgetful, "tx-1", 500).build())).isSameAs(first);
            forgetful.score(payment(forgetful, "tx-3", 500).build());

            assertThat(forgetful.score(payment(forgetful, "tx-1", 500).build())).isNotSameAs(first);
        }
    }

    @Test
    void score_oneIdFromManyThreads_countsOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 200; round++) {
                String id = "tx-" + round;
                List<Callable<Assessment>> calls = List.of(
                        () -> scorer.score(payment(id, 500).build()),
                        () -> scorer.score(payment(id, 500).build()),
                        () -> scorer.score(payment(id, 500).build()),
                        () -> scorer.score(payment(id, 500).build()));
                List<Assessment> answers = new ArrayList<>();
                for (Future<Assessment> call : threads.invokeAll(calls)) {
                    answers.add(call.get());
                }
                assertThat(answers).allSatisfy(answer -> assertThat(answer).isSameAs(answers.get(0)));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(scorer.metrics().counts().scored()).isEqualTo(200);
        assertThat(scorer.metrics().counts().repeated()).isEqualTo(600);
    }

    @Test
    void assess_whatIf_leavesEverythingAsItWas() {
        scorer.assess(payment("tx-1", 500).build());
        scorer.assess(payment("tx-1", 900).build());
        scorer.score(payment("tx-1", 100).build());

        assertThat(seenByListener).containsExactly(1.0);
        assertThat(scorer.metrics().counts())
                .isEqualTo(ScorerCounts.builder().scored(1).assessed(2).build());
    }

    @Test
    void record_warmUp_countsOnceAndNotifiesNobody() {
        scorer.record(payment("tx-1", 500).build());
        scorer.record(payment("tx-1", 500).build());
        scorer.score(payment("tx-2", 100).build());

        assertThat(seenByListener).containsExactly(2.0);
        assertThat(scorer.metrics().counts())
                .isEqualTo(
                        ScorerCounts.builder().scored(1).recorded(1).repeated(1).build());
    }

    @Test
    void record_sourceFails_isNotTakenForCounted() {
        Event event = payment("tx-1", 10).set("fail", "features").build();

        scorer.record(event);
        scorer.record(event);

        assertThat(scorer.metrics().counts())
                .isEqualTo(ScorerCounts.builder().degraded(2).build());
    }

    @Test
    void score_listenerScoresTheSameEvent_getsTheSameAnswerOnce() {
        List<Assessment> inside = new ArrayList<>();
        FraudScorer[] self = new FraudScorer[1];
        self[0] = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> inside.add(self[0].score(event)))
                .load();
        try (FraudScorer reentrant = self[0]) {
            Assessment outside = reentrant.score(payment(reentrant, "tx-1", 500).build());

            assertThat(inside).hasSize(1);
            assertThat(inside.get(0)).isSameAs(outside);
        }
    }

    @Test
    void score_listenerLacksAClass_hasNoEffect() {
        try (FraudScorer deaf = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    throw new NoClassDefFoundError("kafka");
                })
                .load()) {
            assertThat(deaf.score(payment(deaf, "tx-1", 500).build()).decision())
                    .isEqualTo(Decision.REVIEW);
        }
    }

    @Test
    void load_sectionLeftOutThatNobodyReads_isRefused() {
        assertThatThrownBy(() -> FraudScorer.builder(folder).without("tets").load())
                .hasMessageContaining("unknown section to leave out 'tets'")
                .hasMessageContaining("did you mean 'test'?");
    }

    @Test
    void digest_sectionLeftOut_isAnother() {
        try (FraudScorer less = FraudScorer.builder(folder).without("test").load()) {
            assertThat(less.policy().provenance().digest())
                    .isNotEqualTo(scorer.policy().provenance().digest());
        }
    }

    @Test
    void score_featureSourceFails_isDegradedAndGoesToReview() {
        Assessment assessment =
                scorer.score(payment("tx-1", 10).set("fail", "features").build());

        assertThat(assessment.degraded()).isTrue();
        assertThat(assessment.score()).isEqualTo(0.01);
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.decidedBy()).isEqualTo(new DecidedBy(DecidedBy.Cause.ON_FAILURE, "counter"));
        assertThat(assessment.evidence().get(0))
                .isEqualTo(
                        Evidence.failure(FailureKind.SOURCE_FAILED, "counter", Mode.ACTIVE, "IllegalStateException"));
        assertThat(statesSeen).containsExactly(ValueState.SOURCE_FAILED);
        assertThat(scorer.metrics().counts().degraded()).isEqualTo(1);
    }

    /** The silent zero: whoever breaks a part must not be approved for it. */
    @Test
    void score_evidenceSourceFails_takesItsHalfAddedEvidenceBack() {
        Assessment assessment =
                scorer.score(payment("tx-1", 10).set("fail", "evidence").build());

        assertThat(assessment.evidence())
                .containsExactly(
                        Evidence.failure(FailureKind.SOURCE_FAILED, "risk", Mode.ACTIVE, "IllegalStateException"),
                        Evidence.nothingEvaluated());
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.toString()).doesNotContain("129.90");
    }

    @Test
    void score_listenerThrows_hasNoEffect() {
        try (FraudScorer deaf = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    throw new IllegalStateException("listener broke");
                })
                .load()) {
            assertThat(deaf.score(payment(deaf, "tx-1", 500).build()).decision())
                    .isEqualTo(Decision.REVIEW);
        }
    }

    @Test
    void score_eventOfAnotherScorer_isRefused() {
        try (FraudScorer other = FraudScorer.load(folder)) {
            Event foreign = payment(other, "tx-1", 500).build();

            assertThatThrownBy(() -> scorer.score(foreign))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessageContaining("built for another scorer");
        }
    }

    @Test
    void score_afterClose_isRefused() {
        int before = TestEngine.CLOSED.get();
        Event event = payment("tx-1", 500).build();
        scorer.close();
        scorer.close();

        assertThatThrownBy(() -> scorer.score(event)).isInstanceOf(IllegalStateException.class);
        assertThat(TestEngine.CLOSED.get() - before).isEqualTo(2);
    }

    @Test
    void label_knownEvent_isCounted() {
        Event event = payment("tx-1", 500).build();
        scorer.score(event);

        assertThat(scorer.label(event, Label.fraud(LabelSource.CHARGEBACK, NOON.plusSeconds(86_400))))
                .isEqualTo(LabelResult.NOT_KEPT);

        assertThat(scorer.metrics().counts().labels()).isEqualTo(1);
    }

    @Test
    void mapper_hostsOwnClass_givesTheSameEvent() {
        record Payment(String id, Instant at, String token, double total) {}
        EventMapper<Payment> mapper = scorer.mapper("payment", Payment.class)
                .id(Payment::id)
                .time(Payment::at)
                .text("card", Payment::token)
                .number("amount", Payment::total)
                .flag("new_device", payment -> payment.total() > 100)
                .text("country", payment -> null)
                .build();

        Event mapped = mapper.map(new Payment("tx-1", NOON, "tok-1", 500));

        assertThat(mapped.hasSameContent(
                        payment("tx-1", 500).set("new_device", true).build()))
                .isTrue();
    }

    @Test
    void mapper_attributeOfAnotherType_isRefusedWhenBuilt() {
        assertThatThrownBy(() -> scorer.mapper("payment", String.class).number("card", text -> 1))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("'card'")
                .hasMessageContaining("key");
        assertThatThrownBy(() -> scorer.mapper("payment", String.class).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("id and time");
    }

    private Event.Builder payment(String id, double amount) {
        return payment(scorer, id, amount);
    }

    private static Event.Builder payment(FraudScorer scorer, String id, double amount) {
        return scorer.event("payment", id, NOON).set("card", "tok-1").set("amount", amount);
    }
}
