package dev.fraudscorer.lab.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.metrics.RankingMetrics;
import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.output.PaymentWriter;
import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.testkit.Policies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class SimulatedBurstsTest {
    @TempDir
    Path folder;

    private final Set<String> bursts = new HashSet<>();
    private int burstsFound;
    private int payments;
    private int spokenOf;

    @ParameterizedTest
    @MethodSource("seeds")
    void replay_forestBesideTheRules_ranksBetterThanTheRulesAlone(long seed) throws IOException {
        ReplayPlan plan = ReplayPlan.of(Policies.copy("src/test/resources/bursts", folder), simulate(seed))
                .withColumns(new HistoryColumns(Map.of(), Set.of("fraud_kind")));

        RankingMetrics rules = Replay.run(plan.withoutSections("anomaly"), new ReplaySink() {})
                .quality()
                .score();
        RankingMetrics both = Replay.run(plan, counting()).quality().score();

        assertThat(both.averagePrecision())
                .as("seed %d: average precision, rules alone %.4f", seed, rules.averagePrecision())
                .isGreaterThan(rules.averagePrecision() + 0.02);
        assertThat(both.aucRoc()).as("seed %d: AUC", seed).isGreaterThan(rules.aucRoc());
        assertThat(burstsFound)
                .as("seed %d: payments of card testing found, of %d", seed, bursts.size())
                .isGreaterThan(bursts.size() / 2);
        assertThat(spokenOf).as("seed %d: spoken of, of %d", seed, payments).isLessThan(payments * 25 / 1_000);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("fraudscorer.bursts.seeds", 1));
    }

    private Path simulate(long seed) throws IOException {
        SimulatorConfig config = SimulatorConfig.builder()
                .seed(seed)
                .days(80)
                .customers(800)
                .merchants(300)
                .payments(40_000)
                .fraudShare(FraudKind.CARD_TESTING, 0.006)
                .fraudShare(FraudKind.STOLEN_CARD, 0.004)
                .fraudShare(FraudKind.MERCHANT_COMPROMISE, 0.008)
                .fraudShare(FraudKind.ACCOUNT_TAKEOVER, 0.004)
                .build();
        Path history = folder.resolve("history.csv");
        try (PaymentWriter writer = PaymentWriter.create(history)) {
            new PaymentSimulator(config).run(payment -> {
                writer.accept(payment);
                if (payment.fraudKind() == FraudKind.CARD_TESTING) {
                    bursts.add(payment.eventId());
                }
            });
        }
        return history;
    }

    private ReplaySink counting() {
        return new ReplaySink() {
            @Override
            public void scored(ReplayedEvent event) {
                payments++;
                if (event.assessment().evidence().stream().anyMatch(item -> item.kind() == EvidenceKind.ANOMALY)) {
                    spokenOf++;
                    burstsFound += bursts.contains(event.assessment().eventId()) ? 1 : 0;
                }
            }
        };
    }
}
