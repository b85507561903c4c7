package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Batches;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Duration;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The engine with one entity and one window of a day. */
@State(Scope.Benchmark)
public class WarmSpend {
    static final Duration WINDOW = Duration.ofDays(1);

    @Param("1000000")
    int cards;

    private final Event[] events = new Event[Batches.ALL_PAYMENTS];
    private HistoryPolicy policy;
    private FeatureVector vector;
    private int next;

    @Setup
    public void warm() {
        policy = HistoryPolicy.load(PolicyResource.ONE_WINDOW);
        vector = policy.newVector();
        TrafficVolume world = TrafficVolume.of(cards);
        Traffic traffic = new Traffic(world);
        WarmHistory.count(policy, traffic, world.historyPayments(WINDOW));
        for (int i = 0; i < events.length; i++) {
            events[i] = traffic.next().toEvent(policy.type());
        }
        System.gc();
    }

    @TearDown
    public void close() {
        policy.close();
    }

    void batch(Blackhole blackhole) {
        for (int end = next + Batches.PAYMENTS; next < end; next++) {
            policy.fill(vector, events[next], Access.COUNT_AND_READ);
            blackhole.consume(vector);
        }
    }
}
