package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.LaneSchedule;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;

/** Makes the payments of one lane, or of two in the order in which they are worked on. */
final class PaymentLanes {
    private PaymentLanes() {}

    /**
     * @param payments of each lane
     * @param lanes one or two
     * @param batch how many are measured together
     */
    static void make(Traffic traffic, int payments, int lanes, int batch, Sink sink) {
        if (lanes == 1) {
            for (int i = 0; i < payments; i++) {
                sink.accept(0, i, traffic.next());
            }
        } else {
            new LaneSchedule(payments, batch)
                    .forEach((lane, index) -> sink.accept(lane, index, traffic.next(lane, lanes)));
        }
    }

    /** Where the payments go. */
    interface Sink {
        void accept(int lane, int index, Payment payment);
    }
}
