package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Batches;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/** The engine with four entities, 150 features and four months behind it, and the payments that come next. */
@State(Scope.Benchmark)
public class WarmEngine {
    @Param("1000000")
    int cards;

    private HistoryPolicy policy;
    private Event[][] lanes = {};

    @Setup
    public void warm(BenchmarkParams params) {
        policy = HistoryPolicy.load(PolicyResource.FOUR_ENTITIES);
        TrafficVolume world = TrafficVolume.of(cards);
        Traffic traffic = new Traffic(world);
        WarmHistory.count(policy, traffic, world.historyPayments(TrafficVolume.LONGEST_WINDOW));
        lanes = new Event[params.getThreads()][Batches.ALL_PAYMENTS];
        for (int i = 0; i < Batches.ALL_PAYMENTS; i++) {
            for (int lane = 0; lane < lanes.length; lane++) {
                lanes[lane][i] = traffic.next(lane, lanes.length).toEvent(policy.type());
            }
        }
        System.gc();
    }

    /** Says what was kept, so that a figure made with less than all of it does not go unseen. */
    @TearDown
    public void close() {
        System.out.println("# " + policy.gauges());
        policy.close();
    }

    /** The payments of one thread, with keys of its own. */
    @State(Scope.Thread)
    public static class Lane {
        private HistoryPolicy policy;
        private FeatureVector vector;
        private Event[] events = {};
        private int next;

        @Setup
        public void begin(WarmEngine engine, ThreadParams thread) {
            policy = engine.policy;
            vector = policy.newVector();
            events = engine.lanes[thread.getThreadIndex()];
        }

        void batch(Blackhole blackhole) {
            for (int end = next + Batches.PAYMENTS; next < end; next++) {
                policy.fill(vector, events[next], Access.COUNT_AND_READ);
                blackhole.consume(vector);
            }
        }
    }
}
