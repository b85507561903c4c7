package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.benchmarks.features.rings.Rings;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import java.util.function.Supplier;

/** Four maps with a small ring for each card, device, address and merchant: a number written for each payment. */
final class PaymentsOfRings implements Workload {
    private final FourRings rings;
    private final Payment[][] payments;

    PaymentsOfRings(Supplier<Rings> map, TrafficVolume world, int payments, int lanes, int batch) {
        this.rings = new FourRings(map, world);
        this.payments = new Payment[lanes][payments];
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
            sum += rings.visit(own[i]);
        }
        return sum;
    }
}
