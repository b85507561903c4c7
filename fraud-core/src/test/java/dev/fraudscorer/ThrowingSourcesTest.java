package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of {@link Throwable} in each method of a source: {@code score} always answers, and reports it. */
final class ThrowingSourcesTest {
    @TempDir
    Path folder;

    private final List<String> parts = new ArrayList<>();
    private final List<FailureKind> kinds = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
        scorer = FraudScorer.builder(folder)
                .failureListener((part, kind, cause) -> {
                    parts.add(part);
                    kinds.add(kind);
                    causes.add(cause);
                })
                .load();
    }

    @AfterEach
    void close() {
        Probe.reset();
        scorer.close();
        Thread.interrupted();
    }

    static Stream<Arguments> duringScore() {
        return product("features.fill", "evidence.evaluate", "evidence.usualNanos");
    }

    static Stream<Arguments> duringReasons() {
        return product("evidence.explains", "evidence.usualNanosToExplain", "evidence.explain");
    }

    static Stream<Arguments> duringNotes() {
        return product("features.noteUncounted");
    }

    static Stream<Arguments> besideScore() {
        return product(
                "features.amend",
                "features.label",
                "features.gauges",
                "evidence.gauges",
                "evidence.ruleCounts",
                "features.close",
                "evidence.close");
    }

    static Stream<Arguments> duringLoad() {
        return product(
                "features.id",
                "features.slots",
                "features.readsVectorOnly",
                "features.stateName",
                "evidence.id",
                "evidence.mode",
                "evidence.definitions");
    }

    static Stream<Arguments> duringReload() {
        return product("features.isCompatibleWith", "features.adopt", "evidence.definitions", "evidence.follow");
    }

    @ParameterizedTest
    @MethodSource("duringScore")
    void score_sourceThrows_isDegradedAndOnFailureHolds(String method, Thrown thrown) {
        Probe.at(method, arguments -> thrown.throwIt());

        Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"), soon());

        String part = method.startsWith("features") ? "host features" : "host evidence";
        assertThat(assessment.degraded()).isTrue();
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.decidedBy()).isEqualTo(new DecidedBy(DecidedBy.Cause.ON_FAILURE, part));
        assertThat(assessment.evidence())
                .filteredOn(item -> item.kind() == EvidenceKind.FAILURE)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.source()).isEqualTo(part);
                    assertThat(item.failure()).isEqualTo(thrown.kind());
                    assertThat(item.detail()).doesNotContain("129.90");
                });
        // The other sources are evaluated all the same.
        assertThat(assessment.evidence()).extracting(Evidence::source).contains("amount");
        assertTold(part, thrown);
        assertRestoresTheInterrupt(thrown);

        Probe.reset();
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-2")).degraded())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("duringScore")
    void assessRecordAndWarmUp_sourceThrows_neverThrow(String method, Thrown thrown) {
        Probe.at(method, arguments -> thrown.throwIt());
        boolean counting = method.equals("features.fill");

        assertThat(scorer.assess(ProbedPolicy.harmless(scorer, "tx-1")).degraded())
                .isTrue();
        scorer.record(ProbedPolicy.harmless(scorer, "tx-2"));
        assertThat(scorer.state().warmUp(List.of(ProbedPolicy.harmless(scorer, "tx-3"))))
                .isEqualTo(counting ? 0 : 1);

        assertThat(scorer.metrics().counts().degraded()).isEqualTo(counting ? 3 : 1);
    }

    @ParameterizedTest
    @MethodSource("duringNotes")
    void score_sourceThrowsWhileItNotesAnUncountedEvent_isAnsweredAndReported(String method, Thrown thrown) {
        Probe.at(method, arguments -> thrown.throwIt());

        Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1").toBuilder()
                .receivedAt(ProbedPolicy.NOON.minusSeconds(86_400))
                .build());

        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.evidence())
                .filteredOn(item -> item.kind() == EvidenceKind.FAILURE)
                .extracting(item -> item.source() + " " + item.failure())
                .contains("event TOO_EARLY", "counter TOO_EARLY", "host features " + thrown.kind());
        assertTold("host features", thrown);
        assertRestoresTheInterrupt(thrown);
    }

    @ParameterizedTest
    @MethodSource("duringReasons")
    void score_sourceThrowsWhileItExplains_keepsScoreAndDecision(String method, Thrown thrown) {
        Probe.at(method, arguments -> thrown.throwIt());

        Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"), soon());

        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
        assertThat(assessment.evidence())
                .filteredOn(item -> item.kind() == EvidenceKind.CONTRIBUTION)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.source()).isEqualTo("host evidence");
                    assertThat(item.detail()).isEqualTo("SOURCE_FAILED");
                });
        assertThat(assessment.scheme().score(assessment.evidence())).isEqualTo(assessment.score());
        assertTold("host evidence", thrown);
        assertRestoresTheInterrupt(thrown);
    }

    @ParameterizedTest
    @MethodSource("besideScore")
    void otherCalls_sourceThrows_continueWithTheOthers(String method, Thrown thrown) {
        Event event = ProbedPolicy.harmless(scorer, "tx-1");
        scorer.score(event);
        Probe.at(method, arguments -> thrown.throwIt());

        scorer.amend(event);
        scorer.label(event, Label.fraud(LabelSource.CHARGEBACK, ProbedPolicy.NOON.plusSeconds(86_400)));
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 1L);
        assertThat(scorer.metrics().ruleCounts()).hasSize(method.equals("evidence.ruleCounts") ? 0 : 1);
        int closedBefore = TestEngine.CLOSED.get();
        scorer.close();

        assertThat(TestEngine.CLOSED.get() - closedBefore).isEqualTo(2);
        assertThat(parts).hasSize(1);
        assertTold(method.startsWith("features") ? "host features" : "host evidence", thrown);
    }

    @ParameterizedTest
    @MethodSource("duringLoad")
    void load_sourceThrows_isAReportWithTheNameOfItsClassAndClosesTheOthers(String method, Thrown thrown) {
        Probe.at(method, arguments -> thrown.throwIt());
        // Closing what is not used fails, too, and hides nothing.
        Probe.at("features.close", arguments -> thrown.throwIt());
        int closedBefore = TestEngine.CLOSED.get();

        if (thrown.kind() == FailureKind.VIRTUAL_MACHINE_ERROR) {
            assertThatThrownBy(() -> FraudScorer.load(folder))
                    .isInstanceOf(PolicyException.class)
                    .hasCauseInstanceOf(VirtualMachineError.class);
        } else {
            assertThatThrownBy(() -> FraudScorer.load(folder))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("dev.fraudscorer.HostileEngine$")
                    .hasMessageContaining(method.substring(method.indexOf('.') + 1))
                    .hasMessageNotContaining("129.90");
        }

        assertThat(TestEngine.CLOSED.get() - closedBefore).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("duringReload")
    void reload_sourceThrows_leavesTheVersionBefore(String method, Thrown thrown) {
        Probe.at(method, arguments -> thrown.throwIt());

        assertThatThrownBy(() -> scorer.policy().reload()).isInstanceOf(PolicyException.class);
        assertRestoresTheInterrupt(thrown);

        Probe.reset();
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-1")).degraded())
                .isFalse();
        scorer.policy().reload();
    }

    private void assertTold(String part, Thrown thrown) {
        assertThat(parts).containsOnly(part);
        assertThat(kinds).containsOnly(thrown.kind());
        assertThat(causes.get(0).getClass()).isEqualTo(thrown.maker().get().getClass());
    }

    private static void assertRestoresTheInterrupt(Thrown thrown) {
        assertThat(Thread.interrupted()).isEqualTo(thrown.name().equals("sneaky InterruptedException"));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofDays(1));
    }

    private static Stream<Arguments> product(String... methods) {
        return Stream.of(methods).flatMap(method -> Thrown.ALL.stream().map(thrown -> Arguments.of(method, thrown)));
    }
}
