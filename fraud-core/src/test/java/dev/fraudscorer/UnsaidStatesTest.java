package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A source of a host that marks a value missing without a word: no state that degrades is without evidence. */
final class UnsaidStatesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
    }

    @AfterEach
    void reset() {
        Probe.reset();
    }

    @ParameterizedTest
    @EnumSource(value = ValueState.class, names = "PRESENT", mode = Mode.EXCLUDE)
    void score_sourceMarksItsValue_isDegradedIfTheStateIs(ValueState state) {
        for (boolean readsVectorOnly : new boolean[] {false, true}) {
            Probe.at("features.readsVectorOnly", arguments -> readsVectorOnly);
            Probe.at("features.fill", arguments -> mark(state, arguments));
            try (FraudScorer scorer = FraudScorer.load(folder)) {
                Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

                assertThat(failures(assessment))
                        .as("reads the vector only: %s", readsVectorOnly)
                        .isEqualTo(state.degrades() ? List.of("host features " + kind(state) + " hostly") : List.of());
                assertThat(assessment.decision()).isEqualTo(state.degrades() ? Decision.REVIEW : Decision.APPROVE);
            }
        }
    }

    @Test
    void score_sourceMarksItsValueFailedAndThrows_isOneFailure() {
        Probe.at("features.fill", arguments -> {
            mark(ValueState.SOURCE_FAILED, arguments);
            throw new IllegalStateException("129.90");
        });
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(failures(scorer.score(ProbedPolicy.harmless(scorer, "tx-1"))))
                    .containsExactly("host features SOURCE_FAILED IllegalStateException");
        }
    }

    @Test
    void score_sourceMarksASlotOfNoSource_isDegraded() {
        Probe.at("features.slots", arguments -> new int[0]);
        Probe.at("features.fill", arguments -> mark(ValueState.STATE_LOST, arguments));
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(failures(scorer.score(ProbedPolicy.harmless(scorer, "tx-1"))))
                    .containsExactly("scorer STATE_LOST hostly");
        }
    }

    private static FailureKind kind(ValueState state) {
        return state == ValueState.UNDEFINED ? FailureKind.NOT_EVALUABLE : FailureKind.valueOf(state.name());
    }

    private static Object mark(ValueState state, Object[] arguments) {
        ((FeatureVector) Objects.requireNonNull(arguments[0]))
                .putMissing((Integer) Objects.requireNonNull(arguments[1]), state);
        return "";
    }

    private static List<String> failures(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(Evidence::isFailure)
                .map(item -> item.source() + " " + item.failure() + " " + item.detail())
                .toList();
    }
}
