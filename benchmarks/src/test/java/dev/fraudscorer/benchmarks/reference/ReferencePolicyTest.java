package dev.fraudscorer.benchmarks.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.Variable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReferencePolicyTest {
    private static final int CARDS = 2_000;
    private static final int PAYMENTS = 500;
    private static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    private static SampledValues sample;
    private static ReferencePolicy policy;

    @BeforeAll
    static void sample() throws Exception {
        sample = SampledValues.take();
        policy = new ReferencePolicy(sample, CARDS);
    }

    /** And decides as rules by hand and trees by a plain walk do: who stands beside it does the same work. */
    @Test
    void write_policy_hasWhatItSaysAndDecidesAsByHand() throws Exception {
        try (FraudScorer scorer = FraudScorer.load(policy.write(folder, 1))) {
            List<String> features = scorer.policy().variables().stream()
                    .map(Variable::name)
                    .filter(name -> name.contains("."))
                    .toList();
            assertThat(features).hasSize(150);
            assertThat(features.stream().map(name -> name.substring(0, name.indexOf('.'))))
                    .containsOnly("card", "device", "ip", "merchant");
            assertThat(scorer.metrics().ruleCounts()).hasSize(100);
            assertThat(scorer.policy().lists()).hasSize(3);

            ScoreByHand byHand = new ScoreByHand(sample, policy, TrafficVolume.of(CARDS), new Payment[0]);
            Map<Decision, Integer> decisions = new HashMap<>();
            for (int payment = 0; payment < PAYMENTS; payment++) {
                Assessment assessment = scorer.whatIf("payment", TIME, values(payment));
                double score = byHand.score(sample.numbers(payment), sample.texts(payment));

                assertThat(assessment.degraded()).as("payment %d", payment).isFalse();
                assertThat(fired(assessment)).as("payment %d", payment).isEqualTo(fired(byHand));
                assertThat(assessment.score()).as("payment %d", payment).isCloseTo(score, within(1e-5));
                assertThat(assessment.evidence().stream().anyMatch(item -> item.kind() == EvidenceKind.CONTRIBUTION))
                        .as("reasons of payment %d", payment)
                        .isEqualTo(assessment.decision() != Decision.APPROVE);
                decisions.merge(assessment.decision(), 1, Integer::sum);
            }
            assertThat(decisions.get(Decision.APPROVE)).isBetween(PAYMENTS * 8 / 10, PAYMENTS - 1);
            assertThat(decisions).containsKey(Decision.REVIEW);
        }
    }

    @Test
    void write_anotherEdition_hasAnotherModelAndMayBeReloaded() throws Exception {
        Path first = policy.write(folder.resolve("first"), 1);
        Path second = policy.write(folder.resolve("second"), 2);
        try (FraudScorer scorer = FraudScorer.load(first)) {
            double before = scorer.whatIf("payment", TIME, values(0)).score();

            assertThat(scorer.policy().reload(second).version()).isEqualTo("2");

            assertThat(scorer.whatIf("payment", TIME, values(0)).score()).isNotEqualTo(before);
        }
    }

    private Map<String, Object> values(int payment) {
        Map<String, Object> values = new HashMap<>();
        for (int slot = 0; slot < sample.size(); slot++) {
            double number = sample.numbers(payment)[slot];
            String text = sample.texts(payment)[slot];
            if (text != null) {
                values.put(sample.name(slot), text);
            } else if (!Double.isNaN(number)) {
                values.put(sample.name(slot), sample.type(slot) == ValueType.BOOLEAN ? number == 1 : (Object) number);
            }
        }
        return values;
    }

    private static Set<String> fired(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(item -> item.kind() == EvidenceKind.RULE)
                .map(Evidence::source)
                .collect(Collectors.toSet());
    }

    private static Set<String> fired(ScoreByHand byHand) {
        return new HashSet<>(IntStream.range(0, ReferenceRules.RULES)
                .filter(byHand::hasFired)
                .mapToObj(ReferencePolicy::ruleId)
                .toList());
    }
}
