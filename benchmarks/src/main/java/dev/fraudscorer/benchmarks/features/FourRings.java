package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.rings.Rings;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import java.util.function.Supplier;

/** Four maps with a small ring for each card, device, address and merchant: the floor of a history. */
public final class FourRings {
    private final Rings ofCards;
    private final Rings ofDevices;
    private final Rings ofAddresses;
    private final Rings ofMerchants;

    /** Makes the maps, with a ring for each of those that the world has. */
    public FourRings(Supplier<Rings> map, TrafficVolume world) {
        this.ofCards = map.get();
        this.ofDevices = map.get();
        this.ofAddresses = map.get();
        this.ofMerchants = map.get();
        for (int i = 0; i < world.cards(); i++) {
            ofCards.replaceOldest(TokenSource.card(i), i);
            ofDevices.replaceOldest(TokenSource.device(i), i);
            ofAddresses.replaceOldest(TokenSource.address(i), i);
            if (i < world.merchants()) {
                ofMerchants.replaceOldest(TokenSource.merchant(i), i);
            }
        }
    }

    /**
     * Writes the payment's time to the ring of each of its entities.
     *
     * @return a number that depends on all of them
     */
    public long visit(Payment payment) {
        long time = payment.time();
        return ofCards.replaceOldest(payment.card(), time)
                + ofDevices.replaceOldest(payment.device(), time)
                + ofAddresses.replaceOldest(payment.ip(), time)
                + ofMerchants.replaceOldest(payment.merchant(), time);
    }
}
