package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.byhand.Kept;
import dev.fraudscorer.benchmarks.features.traffic.Batches;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The 150 features of four entities written by hand, with four months behind them. */
@State(Scope.Benchmark)
public class WarmByHand {
    /** A quarter of the engine's, since a million would need more memory than it gets. */
    @Param("250000")
    int cardsByHand;

    private final Payment[] payments = new Payment[Batches.ALL_PAYMENTS];
    private PaymentsByHand history;
    private int next;

    @Setup
    public void warm() {
        try (HistoryPolicy policy = HistoryPolicy.load(PolicyResource.FOUR_ENTITIES)) {
            history = new PaymentsByHand(policy.features());
        }
        TrafficVolume world = TrafficVolume.of(cardsByHand);
        Traffic traffic = new Traffic(world);
        WarmHistory.each(
                traffic,
                world.historyPayments(TrafficVolume.LONGEST_WINDOW),
                payment -> history.visit(payment, payment.fraud() ? WarmHistory.knownAt(payment) : Kept.NO_FRAUD));
        for (int i = 0; i < payments.length; i++) {
            payments[i] = traffic.next();
        }
        System.gc();
    }

    void batch(Blackhole blackhole) {
        for (int end = next + Batches.PAYMENTS; next < end; next++) {
            blackhole.consume(history.visit(payments[next], Kept.NO_FRAUD));
        }
    }
}
