package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.json.DecisionRecordJson;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.EvidenceOrigin;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.record.RecordedValue;
import dev.fraudscorer.record.ReplayedItem;
import dev.fraudscorer.record.ReplayedItem.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each answer has a record, and comes out of it again. */
final class RecordsTest {
    @TempDir
    Path folder;

    private final Kept kept = new Kept();

    @BeforeEach
    void write() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
    }

    private FraudScorer scorer() {
        return FraudScorer.builder(folder).records(kept).load();
    }

    private static Event.Builder payment(FraudScorer scorer, String id) {
        return scorer.event("payment", id, ProbedPolicy.NOON)
                .lenient()
                .set("card", "tok-1")
                .set("amount", 900);
    }

    @Test
    void score_withASink_recordHasEveryValueWithItsState() {
        try (FraudScorer scorer = scorer()) {
            Assessment assessment = scorer.score(payment(scorer, "tx-1")
                    .set("country", "nowhere")
                    .set("new_device", true)
                    .build());

            DecisionRecord record = kept.only();
            assertThat(record.assessment()).isSameAs(assessment);
            assertThat(record.attributes())
                    .contains(
                            RecordedValue.ofText("card", "tok-1"),
                            RecordedValue.ofNumber("amount", 900),
                            RecordedValue.ofBoolean("new_device", true),
                            RecordedValue.ofMissing("country", ValueState.INVALID, "unknown_code"),
                            RecordedValue.ofMissing("device", ValueState.NOT_GIVEN, null));
            assertThat(record.features()).contains(RecordedValue.ofNumber("seen", 1));
            assertThat(record.origins())
                    .startsWith(EvidenceOrigin.of(null, false, 1))
                    .contains(EvidenceOrigin.of("risk", false, 1));
            assertThat(record.durationNanos()).isPositive();
        }
    }

    @Test
    void score_retryAndAssess_haveNoRecordOfTheirOwn() {
        try (FraudScorer scorer = scorer()) {
            Event event = payment(scorer, "tx-1").build();
            scorer.score(event);
            scorer.score(event);
            scorer.assess(event);
            scorer.record(payment(scorer, "tx-2").build());

            assertThat(kept.records).hasSize(1);
        }
    }

    @Test
    void score_sinkThrowsAnything_theAnswerIsTheSameAndTheListenerHasTheFailure() {
        for (Thrown thrown : Thrown.ALL) {
            List<String> failed = new ArrayList<>();
            try (FraudScorer scorer = FraudScorer.builder(folder)
                    .records(new RecordSink() {
                        @Override
                        public void add(DecisionRecord record) {
                            try {
                                thrown.throwIt();
                            } catch (Throwable e) {
                                throw Probe.sneaky(e);
                            }
                        }

                        @Override
                        public void close() {}
                    })
                    .failureListener((part, kind, cause) -> failed.add(part))
                    .load()) {
                Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

                assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
                assertThat(assessment.degraded()).isFalse();
                assertThat(failed).containsExactly("the record sink");
            }
            assertThat(Thread.interrupted()).isEqualTo(thrown.name().equals("sneaky InterruptedException"));
        }
    }

    @Test
    void score_sinkReportsAFailureOfItsOwn_listenersHaveIt() {
        List<String> failed = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .records(kept)
                .failureListener((part, kind, cause) -> failed.add(part + " " + kind))
                .load()) {
            kept.failures.accept(new IOException("no space left"));

            assertThat(failed).containsExactly("the record sink " + FailureKind.SOURCE_FAILED);
            assertThat(scorer.metrics().counts().scored()).isZero();
        }
    }

    @Test
    void replay_recordReadBack_comesOutTheSameToTheBit() {
        try (FraudScorer scorer = scorer()) {
            for (int i = 0; i < 50; i++) {
                Event.Builder event = payment(scorer, "tx-" + i).set("amount", 1000.0 / (i + 1));
                scorer.score((i % 3 == 0 ? event.set("ip", "not an address") : event).build());
            }

            for (DecisionRecord record : kept.records) {
                RecordReplay replay = scorer.replay(DecisionRecordJson.read(DecisionRecordJson.write(record)));

                assertThat(replay.same()).as("%s", replay).isTrue();
                assertThat(replay.differentInputs()).isEmpty();
                assertThat(replay.replayed().score())
                        .isEqualTo(record.assessment().score());
            }
            assertThat(scorer.metrics().counts().scored()).isEqualTo(50);
        }
    }

    /** What failed then does not follow from values: its failure is taken from the record, and so is the decision by it. */
    @Test
    void replay_sourceFailedThen_itsFailureIsTakenOver() {
        try (FraudScorer scorer = scorer()) {
            Assessment failed =
                    scorer.score(payment(scorer, "tx-1").set("fail", "evidence").build());
            assertThat(failed.degraded()).isTrue();
            DecisionRecord honest = kept.only();

            RecordReplay replay = scorer.replay(honest);

            assertThat(replay.same()).as("%s", replay).isTrue();
            assertThat(replay.items().stream()
                            .filter(item -> "risk".equals(item.source()))
                            .map(ReplayedItem::outcome))
                    .containsExactly(Outcome.TAKEN_OVER);
        }
    }

    @Test
    void replay_sourceThatIsNotRepeatable_isTakenFromTheRecordAndNotCalled() {
        try (FraudScorer scorer = scorer()) {
            scorer.score(payment(scorer, "tx-1").build());
            Probe.at("evidence.evaluate", arguments -> {
                throw new AssertionError("called again");
            });

            RecordReplay replay = scorer.replay(kept.only());

            assertThat(replay.same()).as("%s", replay).isTrue();
            assertThat(replay.replayed().degraded()).isFalse();
        }
    }

    @Test
    void replay_anotherPolicy_saysWhatDiffers() {
        DecisionRecord record;
        try (FraudScorer scorer = scorer()) {
            scorer.score(payment(scorer, "tx-1").build());
            record = kept.only();
        }
        PolicyText.write(
                folder, ProbedPolicy.TEXT.replace("deny: 0.80", "deny: 0.95").replace("feature: seen", "feature: met"));
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            RecordReplay replay = scorer.replay(record);

            assertThat(replay.same()).isFalse();
            assertThat(replay.replayed().decision()).isEqualTo(Decision.REVIEW);
            assertThat(replay.differentInputs()).containsExactly("policy");
            assertThat(replay.missingValues()).contains("met", "seen");
            assertThat(replay.scoreDifference()).isZero();
        }
    }

    @Test
    void replay_valuesChangedByHand_itemsAndScoreDiffer() {
        try (FraudScorer scorer = scorer()) {
            scorer.score(payment(scorer, "tx-1").build());
            String json = DecisionRecordJson.write(kept.only()).replace("\"amount\":900.0", "\"amount\":100.0");

            RecordReplay replay = scorer.replay(DecisionRecordJson.read(json));

            assertThat(replay.same()).isFalse();
            assertThat(replay.items().stream().map(ReplayedItem::outcome)).contains(Outcome.DIFFERENT);
            assertThat(replay.scoreDifference()).isNegative();
        }
    }

    @Test
    void replay_eventTypeThatThePolicyHasNot_isRefused() {
        try (FraudScorer scorer = scorer()) {
            scorer.score(payment(scorer, "tx-1").build());
            String json = DecisionRecordJson.write(kept.only())
                    .replace("\"event_type\":\"payment\"", "\"event_type\":\"refund\"");

            assertThatThrownBy(() -> scorer.replay(DecisionRecordJson.read(json)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the record is of an event of type 'refund', which the policy has not; expected one of"
                            + " [login, payment]");
        }
    }

    @Test
    void builder_twoSinks_isAMistake() {
        assertThatThrownBy(() -> FraudScorer.builder(folder).records(kept).records(kept))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sink of records is given for the second time; expected one");
    }

    private static final class Kept implements RecordSink {
        private final List<DecisionRecord> records = new ArrayList<>();
        private Consumer<Throwable> failures = failure -> {};

        @Override
        public void add(DecisionRecord record) {
            records.add(record);
        }

        @Override
        public void reportTo(Consumer<Throwable> listener) {
            failures = listener;
        }

        @Override
        public void close() {}

        DecisionRecord only() {
            assertThat(records).hasSize(1);
            return records.get(0);
        }
    }
}
