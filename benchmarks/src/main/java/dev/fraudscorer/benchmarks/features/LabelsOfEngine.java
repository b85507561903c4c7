package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The engine with one merchant, so many of whose payments are labelled already, all within its longest window. Each further
 * label is of a payment anywhere among them.
 */
final class LabelsOfEngine implements Workload {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** Three weeks of payments that the features of the offset of 7 days and the length of 30 days see a week later. */
    private static final Duration PAYMENTS_LAST = Duration.ofDays(21);

    private static final Duration THEN = Duration.ofDays(29);
    private static final String FRAUD_RATE = "merchant.fraud_rate_30d_offset_7d";

    private final HistoryPolicy policy = HistoryPolicy.load(PolicyResource.ONE_MERCHANT);
    private final List<Event> unlabelled = new ArrayList<>();
    private final Label fraud = Label.fraud(LabelSource.CHARGEBACK, START.plus(PAYMENTS_LAST));

    /**
     * @param labels how many the merchant has at first
     * @param further how many more can be given
     */
    LabelsOfEngine(int labels, int further) {
        FeatureVector vector = policy.newVector();
        int payments = labels + further;
        for (int i = 0; i < payments; i++) {
            Event event = payment(i, PAYMENTS_LAST.multipliedBy(i).dividedBy(payments));
            policy.fill(vector, event, Access.COUNT);
            unlabelled.add(event);
        }
        Collections.shuffle(unlabelled, new Random(1));
        for (int i = 0; i < labels; i++) {
            policy.label(unlabelled.remove(unlabelled.size() - 1), fraud);
        }
        policy.fill(vector, payment(payments, THEN), Access.READ);
        requireLabels(vector, labels, payments);
    }

    @Override
    public long batch(int lane, int from, int to) {
        for (int i = from; i < to; i++) {
            policy.label(unlabelled.get(i), fraud);
        }
        return to;
    }

    @Override
    public void close() {
        policy.close();
    }

    private Event payment(int number, Duration sinceStart) {
        return policy.type()
                .newEvent(TokenSource.payment(number), START.plus(sinceStart))
                .set("card", TokenSource.card(number))
                .set("device", TokenSource.device(number))
                .set("ip", TokenSource.address(number))
                .set("merchant", TokenSource.merchant(0))
                .set("amount", 10)
                .set("country", "AT")
                .set("category", "category-0")
                .set("card_present", true)
                .set("declined", false)
                .build();
    }

    /** A label that was dropped costs nothing: none may be. */
    private void requireLabels(FeatureVector vector, int labels, int payments) {
        int slot = vector.slot(FRAUD_RATE);
        double expected = (double) labels / payments;
        if (Math.abs(vector.number(slot) - expected) > 1e-9) {
            throw new IllegalStateException(FRAUD_RATE + " is " + vector.state(slot) + " " + vector.number(slot)
                    + "; expected " + expected + ", or the labels are not kept");
        }
    }
}
