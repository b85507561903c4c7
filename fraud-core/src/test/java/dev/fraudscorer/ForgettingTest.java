package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.record.file.FileRecordSink;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.state.Erasure;
import dev.fraudscorer.state.ErasureException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the sources' answers, and of the memory of ids. */
class ForgettingTest {
    private static final String CARD = "tok-1";

    @TempDir
    private Path folder;

    private FraudScorer scorer;

    @BeforeEach
    void load() {
        scorer = FraudScorer.load(PolicyText.write(folder.resolve("policy"), ProbedPolicy.TEXT));
    }

    @AfterEach
    void close() {
        Probe.reset();
        Counter.onSave = () -> {};
        scorer.close();
    }

    private Erasure forget() {
        return scorer.state().forget("card", CARD, Change.by("test"));
    }

    private long entries() {
        return Objects.requireNonNull(TestGauges.of(scorer.metrics().gauges()).get("idempotency.entries"));
    }

    @Test
    void forget_sourcesOfAHost_areGivenTheKeyAndAnswerForThemselves() {
        AtomicReference<ForgottenKey> given = new AtomicReference<>();
        Probe.at("features.forget", arguments -> {
            given.set((ForgottenKey) arguments[0]);
            return Erased.of(Map.of("visits", 3L), Map.of("archive", "kept by law for seven years"));
        });

        Erasure erasure = forget();

        ForgottenKey key = Objects.requireNonNull(given.get());
        assertThat(key.texts()).isEqualTo(Map.of("card", CARD));
        assertThat(key.toString()).doesNotContain(CARD);
        assertThat(erasure.found()).isTrue();
        assertThat(erasure.removed()).isEqualTo(Map.of("host features.visits", 3L, "idempotency.events", 0L));
        assertThat(erasure.remaining())
                .containsEntry("host features.archive", "kept by law for seven years")
                .containsEntry(
                        "counter", "does not say whether it keeps anything of entities: it does not implement forget")
                .containsKeys("risk", "snapshots")
                .doesNotContainKey("host features");
    }

    @Test
    void forget_recordsInFiles_areNamedByFile() {
        Path policy = PolicyText.write(folder.resolve("recorded"), ProbedPolicy.TEXT);
        Path records = folder.resolve("records");
        try (FileRecordSink sink = recordsInto(records);
                FraudScorer recorded = FraudScorer.builder(policy).records(sink).load()) {
            assertThat(recorded.state()
                            .forget("card", CARD, Change.by("test"))
                            .remaining()
                            .keySet())
                    .noneMatch(what -> what.startsWith("records"));
            recorded.score(ProbedPolicy.harmless(recorded, "one"));
        }

        try (FileRecordSink sink = recordsInto(records);
                FraudScorer recorded = FraudScorer.builder(policy).records(sink).load()) {
            assertThat(recorded.state().forget("card", CARD, Change.by("test")).remaining())
                    .containsKey("records.decisions-20261122T120000Z-1.jsonl")
                    .doesNotContainKey("records")
                    .allSatisfy((what, why) -> assertThat(why).doesNotContain(CARD));
        }
    }

    private static FileRecordSink recordsInto(Path records) {
        return FileRecordSink.into(records)
                .clock(Clock.fixed(ProbedPolicy.NOON, ZoneOffset.UTC))
                .build();
    }

    @Test
    void forget_sinkOfAHostWithoutForget_isNamed() {
        try (FraudScorer recorded = FraudScorer.builder(PolicyText.write(folder.resolve("recorded"), ProbedPolicy.TEXT))
                .records(new RecordSink() {
                    @Override
                    public void add(DecisionRecord record) {}

                    @Override
                    public void close() {}
                })
                .load()) {
            assertThat(recorded.state().forget("card", CARD, Change.by("test")).remaining())
                    .containsKey("records");
        }
    }

    @Test
    void forget_eventsThatCarryTheKey_areForgottenWithTheirAnswersWhateverTheirType() {
        Event payment = ProbedPolicy.harmless(scorer, "payment");
        Event login = scorer.event("login", "login", ProbedPolicy.NOON)
                .set("card", CARD)
                .build();
        Event other = scorer.event("login", "other", ProbedPolicy.NOON)
                .set("card", "tok-2")
                .build();
        Assessment first = scorer.score(payment);
        scorer.record(login);
        Assessment ofOther = scorer.score(other);

        assertThat(forget().removed()).containsEntry("idempotency.events", 2L);

        assertThat(entries()).isOne();
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("idempotency.erased", 2L)
                .containsEntry("idempotency.forgotten", 0L);
        assertThat(scorer.score(other)).isSameAs(ofOther);
        assertThat(scorer.score(payment)).isNotSameAs(first);
    }

    @Test
    void forget_eventWhoseCallIsUnderWay_isAnsweredAndItsEntryIsGone() {
        Probe.at("features.fill", arguments -> {
            Probe.reset();
            return forget();
        });

        Assessment answer = scorer.score(ProbedPolicy.harmless(scorer, "payment"));

        assertThat(answer.degraded()).isFalse();
        assertThat(entries()).isZero();
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("idempotency.bytes", 0L);
    }

    @Test
    void forget_sourceThatFails_throwsWhenAllOthersWereAsked() {
        scorer.score(ProbedPolicy.harmless(scorer, "payment"));
        Probe.at("features.forget", arguments -> {
            throw new StackOverflowError("of " + CARD);
        });

        assertThatThrownBy(this::forget)
                .isInstanceOfSatisfying(
                        ErasureException.class,
                        e -> assertThat(e.erasure().removed()).containsEntry("idempotency.events", 1L))
                .hasMessageContaining("{host features=StackOverflowError}")
                .hasMessageNotContaining(CARD)
                .hasNoCause();
        assertThat(entries()).isZero();
    }

    @Test
    void forget_sourceThatAnswersNonsense_isNoQuietSuccess() {
        Probe.at("features.forget", arguments -> null);
        assertThatThrownBy(this::forget).isInstanceOf(ErasureException.class);

        Probe.at("features.forget", arguments -> Erased.of(Map.of("visits", -1L), Map.of()));
        assertThatThrownBy(this::forget).isInstanceOf(ErasureException.class);

        Probe.reset();
        Probe.at("features.entityKeys", arguments -> null);
        assertThatThrownBy(this::forget)
                .as("nobody knows the entity")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected one of []");

        Probe.at("features.entityKeys", arguments -> Map.of("card", List.of("cart")));
        assertThatThrownBy(this::forget)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no event type of the policy has attribute 'cart'");
    }

    @Test
    void forget_whileASnapshotIsUnderWay_waitsForItsEnd() throws InterruptedException {
        AtomicReference<Boolean> asked = new AtomicReference<>(false);
        Probe.at("features.forget", arguments -> {
            asked.set(true);
            return Erased.nothing();
        });
        Thread forgetting = new Thread(this::forget);
        Counter.onSave = () -> {
            forgetting.start();
            while (forgetting.getState() != Thread.State.WAITING && forgetting.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(asked.get()).as("while it is written").isFalse();
        };

        scorer.state().snapshot(folder.resolve("snapshot"));
        forgetting.join();

        assertThat(asked.get()).isTrue();
    }
}
