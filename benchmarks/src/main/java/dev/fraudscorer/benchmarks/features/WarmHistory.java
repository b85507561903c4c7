package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Makes a history by counting every payment of it, and labels the frauds. */
public final class WarmHistory {
    private static final Duration UNTIL_FRAUD_IS_KNOWN = Duration.ofDays(5);
    private static final int PAYMENTS_PER_REPORT = 5_000_000;

    private WarmHistory() {}

    /** Since when a fraud is known. */
    static long knownAt(Payment fraud) {
        return fraud.time() + UNTIL_FRAUD_IS_KNOWN.toMillis();
    }

    /** Takes {@code payments} from {@code traffic} and counts them in the policy's features. */
    static void count(HistoryPolicy policy, Traffic traffic, int payments) {
        FeatureVector vector = policy.newVector();
        each(traffic, payments, payment -> {
            Event event = payment.toEvent(policy.type());
            policy.fill(vector, event, Access.COUNT);
            if (payment.fraud()) {
                policy.label(event, label(payment));
            }
        });
    }

    /** Takes the payments of the longest window, and of what comes before it, from {@code traffic} and counts them by a scorer. */
    public static void record(FraudScorer scorer, Traffic traffic, TrafficVolume world) {
        EventType type = scorer.eventType("payment");
        each(traffic, world.historyPayments(TrafficVolume.LONGEST_WINDOW), payment -> {
            Event event = payment.toEvent(type);
            scorer.record(event);
            if (payment.fraud()) {
                scorer.label(event, label(payment));
            }
        });
    }

    /** That the payment was fraud. */
    static Label label(Payment fraud) {
        return Label.fraud(LabelSource.CHARGEBACK, Instant.ofEpochMilli(knownAt(fraud)));
    }

    /** Takes {@code payments} from {@code traffic}, and prints its progress now and then. */
    static void each(Traffic traffic, int payments, Consumer<Payment> counting) {
        long begun = System.nanoTime();
        for (int i = 1; i <= payments; i++) {
            counting.accept(traffic.next());
            if (i % PAYMENTS_PER_REPORT == 0 || i == payments) {
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf("# history: %,d of %,d payments in %.0f s%n", i, payments, seconds);
            }
        }
    }
}
