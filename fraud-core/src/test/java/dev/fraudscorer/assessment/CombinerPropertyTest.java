package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CombinerPropertyTest {
    private static final int ROUNDS = 20_000;
    private static final double BASE_RATE = 0.01;

    @ParameterizedTest
    @EnumSource
    void combine_anyEvidence_staysInUnitInterval(Combiner combiner) {
        forRandomEvidence((seed, evidence) -> assertThat(combiner.combine(evidence, BASE_RATE))
                .as("seed %d", seed)
                .isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @EnumSource
    void combine_nothingThatCounts_isZero(Combiner combiner) {
        List<Evidence> evidence = List.of(
                Evidence.ruleRisk("shadow", null, 0.9, 1, Mode.SHADOW, ""),
                Evidence.failure(FailureKind.SOURCE_FAILED, "model", Mode.ACTIVE, ""),
                Evidence.notEvaluable("rule", Mode.ACTIVE, "amount: NOT_GIVEN"));

        assertThat(combiner.combine(evidence, BASE_RATE)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void combine_sameListTwice_givesTheSameBits(Combiner combiner) {
        forRandomEvidence((seed, evidence) -> assertThat(combiner.combine(List.copyOf(evidence), BASE_RATE))
                .as("seed %d", seed)
                .isEqualTo(combiner.combine(evidence, BASE_RATE)));
    }

    @ParameterizedTest
    @EnumSource
    void combine_shadowEvidenceAdded_changesNothing(Combiner combiner) {
        forRandomEvidence((seed, evidence) -> {
            List<Evidence> more = new ArrayList<>(evidence);
            more.add(
                    new Random(seed).nextInt(evidence.size() + 1), Evidence.ruleRisk("s", null, 1, 1, Mode.SHADOW, ""));
            assertThat(combiner.combine(more, BASE_RATE))
                    .as("seed %d", seed)
                    .isEqualTo(combiner.combine(evidence, BASE_RATE));
        });
    }

    @Test
    void noisyOr_anotherOrder_givesTheSameScore() {
        forRandomEvidence((seed, evidence) -> {
            List<Evidence> shuffled = new ArrayList<>(evidence);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Combiner.NOISY_OR.combine(shuffled, BASE_RATE))
                    .as("seed %d", seed)
                    .isCloseTo(Combiner.NOISY_OR.combine(evidence, BASE_RATE), within(1e-14));
        });
    }

    @Test
    void noisyOr_moreEvidence_neverLowersTheScore() {
        forRandomEvidence((seed, evidence) -> {
            List<Evidence> more = new ArrayList<>(evidence);
            more.add(RandomEvidence.item(new Random(seed)));
            assertThat(Combiner.NOISY_OR.combine(more, BASE_RATE))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(Combiner.NOISY_OR.combine(evidence, BASE_RATE));
        });
    }

    @Test
    void noisyOr_independentRisks_isOneMinusTheProductOfTheirComplements() {
        assertThat(Combiner.NOISY_OR.combine(risks(0.5, 0.2, 0.1), BASE_RATE)).isCloseTo(0.64, within(1e-15));
    }

    @Test
    void max_severalRisks_isTheGreatest() {
        assertThat(Combiner.MAX.combine(risks(0.5, 0.7, 0.1), BASE_RATE)).isEqualTo(0.7);
    }

    @Test
    void weightedMean_weights_count() {
        List<Evidence> evidence = List.of(
                Evidence.ruleRisk("a", null, 0.2, 1, Mode.ACTIVE, ""),
                Evidence.ruleRisk("b", null, 0.8, 3, Mode.ACTIVE, ""));

        assertThat(Combiner.WEIGHTED_MEAN.combine(evidence, BASE_RATE)).isCloseTo(0.65, within(1e-15));
    }

    @Test
    void logOdds_oneWitness_isItsRisk_twoOfTheSame_addTheirOdds() {
        assertThat(Combiner.LOG_ODDS.combine(risks(0.3), BASE_RATE)).isCloseTo(0.3, within(1e-12));
        // Posterior odds 3/7 each at prior odds 1/99: (3/7)^2 * 99.
        double odds = 3.0 / 7 * 3 / 7 * 99;
        assertThat(Combiner.LOG_ODDS.combine(risks(0.3, 0.3), BASE_RATE)).isCloseTo(odds / (1 + odds), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void combine_weightsOfAnySize_isAScore(Combiner combiner) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Evidence> evidence = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                double weight =
                        random.nextBoolean() ? Double.MAX_VALUE : Math.scalb(1.0, random.nextInt(2_000) - 1_000);
                double risk = random.nextBoolean() ? random.nextInt(2) : random.nextDouble();
                evidence.add(Evidence.ruleRisk("r", null, risk, weight, Mode.ACTIVE, ""));
            }
            assertThat(combiner.combine(evidence, BASE_RATE))
                    .as("seed %d", seed)
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void combine_weightsThatOverflow_areStillWeighed() {
        List<Evidence> evidence = List.of(
                Evidence.ruleRisk("a", null, 1, Double.MAX_VALUE, Mode.ACTIVE, ""),
                Evidence.ruleRisk("b", null, 1, Double.MAX_VALUE, Mode.ACTIVE, ""),
                Evidence.ruleRisk("c", null, 0, Double.MAX_VALUE, Mode.ACTIVE, ""));

        assertThat(Combiner.WEIGHTED_MEAN.combine(evidence, BASE_RATE)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(Combiner.LOG_ODDS.combine(evidence, 0.5)).isEqualTo(1);
    }

    private static List<Evidence> risks(double... risks) {
        List<Evidence> evidence = new ArrayList<>();
        for (double risk : risks) {
            evidence.add(Evidence.ruleRisk("rule-" + evidence.size(), null, risk, 1, Mode.ACTIVE, ""));
        }
        return evidence;
    }

    private static void forRandomEvidence(Check check) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            check.on(seed, RandomEvidence.list(new Random(seed), 12));
        }
    }

    private interface Check {
        void on(long seed, List<Evidence> evidence);
    }
}
