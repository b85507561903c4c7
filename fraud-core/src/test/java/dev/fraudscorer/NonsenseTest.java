package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that return invalid values: {@code score} always answers, and reports it. */
final class NonsenseTest {
    @TempDir
    Path folder;

    private final List<FailureKind> received = new ArrayList<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
        scorer = FraudScorer.builder(folder)
                .failureListener((part, kind, cause) -> received.add(kind))
                .load();
    }

    @AfterEach
    void close() {
        Probe.reset();
        scorer.close();
    }

    static List<Nonsense> always() {
        return Nonsense.ALWAYS;
    }

    static List<Nonsense> afterTheDecision() {
        return Stream.concat(Nonsense.ALWAYS.stream(), Nonsense.AFTER_THE_DECISION.stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("always")
    void score_evidenceIsNonsense_isAnInvalidResult(Nonsense nonsense) {
        Probe.at("evidence.evaluate", arguments -> add(nonsense, arguments));

        Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(failures(assessment)).containsExactly(FailureKind.INVALID_RESULT);
        assertThat(received).containsExactly(FailureKind.INVALID_RESULT);
    }

    @ParameterizedTest
    @MethodSource("afterTheDecision")
    void score_reasonIsNonsense_isNoAttributionAndTheDecisionStays(Nonsense nonsense) {
        Probe.at("evidence.explain", arguments -> add(nonsense, arguments));

        Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

        assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
        assertThat(assessment
                        .scheme()
                        .decide(assessment.score(), assessment.evidence())
                        .decision())
                .isEqualTo(Decision.APPROVE);
        assertThat(assessment.evidence())
                .filteredOn(item -> item.kind() == EvidenceKind.CONTRIBUTION)
                .singleElement()
                .satisfies(item -> assertThat(item.contribution()).isNaN());
        assertThat(received).containsExactly(FailureKind.INVALID_RESULT);
    }

    @Test
    void score_sinkKeptAndUsedAfterTheCall_isRefusedAndMarksNobody() {
        List<EvidenceSink> kept = new ArrayList<>();
        Probe.at("evidence.evaluate", arguments -> {
            kept.add((EvidenceSink) Objects.requireNonNull(arguments[1]));
            return "";
        });
        Assessment first = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));
        Evidence late = Evidence.ruleRisk("late", null, 1, 1, Mode.ACTIVE, "");

        assertThatThrownBy(() -> kept.get(0).add(late)).hasMessageContaining("after the call has returned");

        Assessment second = scorer.score(ProbedPolicy.harmless(scorer, "tx-2"));
        assertThat(first.degraded()).isFalse();
        assertThat(second.evidence()).isEqualTo(first.evidence());
    }

    @Test
    void score_thousandsOfItems_areAllKeptAndAFailureAfterThemIsReported() {
        Probe.at("evidence.evaluate", arguments -> {
            for (int i = 0; i < 5_000; i++) {
                add(out -> out.add(Evidence.notEvaluable("many", Mode.ACTIVE, "")), arguments);
            }
            return "";
        });
        Probe.at("evidence.explain", arguments -> new Thrown("", FailureKind.SOURCE_FAILED, Error::new).throwIt());

        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-1")).evidence())
                .hasSize(5_003);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void score_usualTimeIsNegative_isAnInvalidResultAndNoFreePass(long nanos) {
        Probe.at("evidence.usualNanos", arguments -> nanos);
        assertThat(failures(scorer.score(ProbedPolicy.harmless(scorer, "tx-1"), Deadline.after(Duration.ZERO))))
                .contains(FailureKind.INVALID_RESULT);

        Probe.reset();
        Probe.at("evidence.usualNanosToExplain", arguments -> nanos);
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-2")).evidence())
                .anySatisfy(item -> assertThat(item.detail()).isEqualTo("SOURCE_FAILED"));
    }

    @Test
    void score_featuresAreNonsense_areMarkedMissing() {
        assertThat(stateAfter((vector, slot) -> vector.put(slot, Double.NaN))).isEqualTo(ValueState.UNDEFINED);
        assertThat(stateAfter((vector, slot) -> vector.put(slot, Double.POSITIVE_INFINITY)))
                .isEqualTo(ValueState.UNDEFINED);
        assertThat(received).isEmpty();
        assertThat(stateAfter((vector, slot) -> vector.put(slot, noText()))).isEqualTo(ValueState.SOURCE_FAILED);
        assertThat(stateAfter((vector, slot) -> vector.putMissing(slot, ValueState.PRESENT)))
                .isEqualTo(ValueState.SOURCE_FAILED);
        assertThat(stateAfter((vector, slot) -> vector.put(1_000_000, 1))).isEqualTo(ValueState.SOURCE_FAILED);
        assertThat(received).hasSize(3);
    }

    @Test
    void gaugesAndRuleCounts_areNonsense_areLeftOut() {
        Probe.at("features.gauges", arguments -> null);
        Probe.at("evidence.gauges", arguments -> Collections.singletonList(null));
        Probe.at("evidence.ruleCounts", arguments -> Arrays.asList((RuleCounts) null));

        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsKey("counter.events{source=counter}")
                .doesNotContainKey("heard{source=host evidence}");
        assertThat(scorer.metrics().ruleCounts()).isEmpty();
        assertThat(received).hasSize(3);

        Probe.at("evidence.ruleCounts", arguments -> null);
        assertThat(scorer.metrics().ruleCounts()).isEmpty();
    }

    @Test
    void healthAndNotes_areNonsense_areLeftOutAndReported() {
        Probe.at("features.health", arguments -> null);
        Probe.at("features.notes", arguments -> Arrays.asList("one", null));

        assertThat(scorer.health().notes()).isEmpty();
        assertThat(scorer.policy().notes()).isEmpty();
        assertThat(received).hasSize(2);

        Probe.at("features.health", arguments -> List.of("full\u2028of it"));
        Probe.at("features.notes", arguments -> List.of("slow"));
        assertThat(scorer.health().notes()).singleElement().asString().endsWith(": full\\u2028of it");
        assertThat(scorer.policy().notes()).singleElement().asString().endsWith(": slow");
    }

    @Test
    void load_sourceDescribesItselfWithNonsense_isAReport() {
        refused("features.id", null);
        refused("features.id", " ");
        refused("evidence.id", null);
        refused("evidence.mode", null);
        refused("features.slots", null);
        refused("features.slots", new int[] {-1});
        refused("features.slots", new int[] {1_000_000});
        refused("features.stateName", null);
    }

    @Test
    void score_sourceScoresTheEventThatItIsCalledFor_isAnsweredDegraded() {
        List<Assessment> inside = new ArrayList<>();
        Probe.at("evidence.evaluate", arguments -> {
            Event same = ((FeatureVector) Objects.requireNonNull(arguments[0])).event();
            inside.add(scorer.score(same));
            scorer.record(same);
            assertThat(scorer.state().warmUp(List.of(same))).isEqualTo(1);
            return "";
        });

        Assessment outside = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

        assertThat(inside).singleElement().satisfies(result -> {
            assertThat(result.decision()).isEqualTo(Decision.REVIEW);
            assertThat(result.evidence())
                    .extracting(Evidence::source, Evidence::failure)
                    .containsExactly(
                            tuple("scorer", FailureKind.NOT_EVALUABLE), tuple("evidence", FailureKind.NOT_EVALUABLE));
        });
        assertThat(outside.degraded()).isFalse();
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-1"))).isSameAs(outside);
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 1L);
    }

    private ValueState stateAfter(BiConsumer<FeatureVector, Integer> filling) {
        Probe.at("features.fill", arguments -> {
            filling.accept((FeatureVector) Objects.requireNonNull(arguments[0]), (Integer)
                    Objects.requireNonNull(arguments[1]));
            return "";
        });
        List<ValueState> states = new ArrayList<>();
        Probe.at("evidence.evaluate", arguments -> {
            FeatureVector vector = (FeatureVector) Objects.requireNonNull(arguments[0]);
            states.add(vector.state(vector.slot("hostly")));
            return "";
        });
        scorer.assess(ProbedPolicy.harmless(scorer, "tx-1"));
        return states.get(0);
    }

    private void refused(String method, @Nullable Object answer) {
        Probe.reset();
        Probe.at(method, arguments -> answer);
        assertThatThrownBy(() -> FraudScorer.load(folder))
                .as("%s answers %s", method, answer)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("dev.fraudscorer.HostileEngine$");
    }

    private static Object add(Nonsense nonsense, Object[] arguments) {
        return add(nonsense.adding()::accept, arguments);
    }

    private static Object add(Adding adding, Object[] arguments) {
        adding.to((EvidenceSink) Objects.requireNonNull(arguments[1]));
        return "";
    }

    private static List<FailureKind> failures(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(Evidence::isFailure)
                .map(item -> Objects.requireNonNull(item.failure()))
                .toList();
    }

    @SuppressWarnings("NullAway") // that is the nonsense
    private static String noText() {
        return null;
    }

    private interface Adding {
        void to(EvidenceSink out);
    }
}
