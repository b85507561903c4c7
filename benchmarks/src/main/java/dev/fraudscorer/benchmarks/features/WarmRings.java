package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.rings.ConcurrentHashMapRings;
import dev.fraudscorer.benchmarks.features.rings.Rings;
import dev.fraudscorer.benchmarks.features.rings.StripedTableRings;
import dev.fraudscorer.benchmarks.features.traffic.Batches;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Four maps with a small ring for each card, device, address and merchant. */
@State(Scope.Benchmark)
public class WarmRings {
    @Param("1000000")
    int cards;

    /** Which map. */
    @Param
    Kind map = Kind.STRIPED_TABLE;

    private final Payment[] payments = new Payment[Batches.ALL_PAYMENTS];
    private FourRings rings;
    private int next;

    @Setup
    public void warm() {
        TrafficVolume world = TrafficVolume.of(cards);
        rings = new FourRings(map::rings, world);
        Traffic traffic = new Traffic(world);
        for (int i = 0; i < payments.length; i++) {
            payments[i] = traffic.next();
        }
        System.gc();
    }

    void batch(Blackhole blackhole) {
        for (int end = next + Batches.PAYMENTS; next < end; next++) {
            blackhole.consume(rings.visit(payments[next]));
        }
    }

    /** The maps that are tried. */
    public enum Kind {
        STRIPED_TABLE {
            @Override
            Rings rings() {
                return new StripedTableRings();
            }
        },
        CONCURRENT_HASH_MAP {
            @Override
            Rings rings() {
                return new ConcurrentHashMapRings();
            }
        };

        abstract Rings rings();
    }
}
