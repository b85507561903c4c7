package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Batches;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Esper with its window of a day full. */
@State(Scope.Benchmark)
public class WarmEsper {
    @Param("1000000")
    int cards;

    private final Payment[] payments = new Payment[Batches.ALL_PAYMENTS];
    private EsperSpend spend;
    private int next;

    @Setup
    public void warm() {
        spend = new EsperSpend();
        TrafficVolume world = TrafficVolume.of(cards);
        Traffic traffic = new Traffic(world);
        WarmHistory.each(traffic, world.historyPayments(WarmSpend.WINDOW), spend::visit);
        for (int i = 0; i < payments.length; i++) {
            payments[i] = traffic.next();
        }
        System.gc();
    }

    @TearDown
    public void close() {
        spend.close();
    }

    void batch(Blackhole blackhole) {
        for (int end = next + Batches.PAYMENTS; next < end; next++) {
            blackhole.consume(spend.visit(payments[next]));
        }
    }
}
