package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.benchmarks.features.rings.Rings;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import java.util.function.Supplier;

/** Four maps with a small ring for each card, device, address and merchant: a number written for each payment. */
final class PaymentsOfRings implements Workload {
    private final Rings ofCards;
    private final Rings ofDevices;
    private final Rings ofAddresses;
    private final Rings ofMerchants;
    private final Payment[][] payments;

    PaymentsOfRings(Supplier<Rings> map, TrafficVolume world, int payments, int lanes, int batch) {
        this.ofCards = map.get();
        this.ofDevices = map.get();
        this.ofAddresses = map.get();
        this.ofMerchants = map.get();
        this.payments = new Payment[lanes][payments];
        for (int i = 0; i < world.cards(); i++) {
            ofCards.replaceOldest(TokenSource.card(i), i);
            ofDevices.replaceOldest(TokenSource.device(i), i);
            ofAddresses.replaceOldest(TokenSource.address(i), i);
            if (i < world.merchants()) {
                ofMerchants.replaceOldest(TokenSource.merchant(i), i);
            }
        }
        PaymentLanes.make(
                new Traffic(world),
                payments,
                lanes,
                batch,
                (lane, index, payment) -> this.payments[lane][index] = payment);
    }

    @Override
    public long batch(int lane, int from, int to) {
        Payment[] own = payments[lane];
        long sum = 0;
        for (int i = from; i < to; i++) {
            Payment payment = own[i];
            long time = payment.time();
            sum += ofCards.replaceOldest(payment.card(), time)
                    + ofDevices.replaceOldest(payment.device(), time)
                    + ofAddresses.replaceOldest(payment.ip(), time)
                    + ofMerchants.replaceOldest(payment.merchant(), time);
        }
        return sum;
    }
}
