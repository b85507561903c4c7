package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.rings.ConcurrentHashMapRings;
import dev.fraudscorer.benchmarks.features.rings.Rings;
import dev.fraudscorer.benchmarks.features.rings.StripedTableRings;
import dev.fraudscorer.benchmarks.features.traffic.Batches;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
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
    private Rings ofCards;
    private Rings ofDevices;
    private Rings ofAddresses;
    private Rings ofMerchants;
    private int next;

    @Setup
    public void warm() {
        TrafficVolume world = TrafficVolume.of(cards);
        ofCards = map.rings();
        ofDevices = map.rings();
        ofAddresses = map.rings();
        ofMerchants = map.rings();
        for (int i = 0; i < world.cards(); i++) {
            ofCards.replaceOldest(TokenSource.card(i), i);
            ofDevices.replaceOldest(TokenSource.device(i), i);
            ofAddresses.replaceOldest(TokenSource.address(i), i);
            if (i < world.merchants()) {
                ofMerchants.replaceOldest(TokenSource.merchant(i), i);
            }
        }
        Traffic traffic = new Traffic(world);
        for (int i = 0; i < payments.length; i++) {
            payments[i] = traffic.next();
        }
        System.gc();
    }

    void batch(Blackhole blackhole) {
        for (int end = next + Batches.PAYMENTS; next < end; next++) {
            Payment payment = payments[next];
            long time = payment.time();
            blackhole.consume(ofCards.replaceOldest(payment.card(), time)
                    + ofDevices.replaceOldest(payment.device(), time)
                    + ofAddresses.replaceOldest(payment.ip(), time)
                    + ofMerchants.replaceOldest(payment.merchant(), time));
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
