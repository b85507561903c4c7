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
 * label is of a payment anywhere among them. A setting has a payment read after each label.
 */
final class LabelsOfEngine implements Workload {
    static final String READ_NOT = "no";
    static final String READ = "yes";
    static final String READ_BEFORE_KNOWN = "yes, before it is known";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** Three weeks of payments that the features of the offset of 7 days and the length of 30 days see a week later. */
    private static final Duration PAYMENTS_LAST = Duration.ofDays(21);

    private static final Duration THEN = Duration.ofDays(29);
    private static final String FRAUD_RATE = "merchant.fraud_rate_30d_offset_7d";

    private final HistoryPolicy policy = HistoryPolicy.load(PolicyResource.ONE_MERCHANT);
    private final List<Event> unlabelled = new ArrayList<>();
    private final FeatureVector vector = policy.newVector();
    private final Label fraud = Label.fraud(LabelSource.CHARGEBACK, START.plus(PAYMENTS_LAST));
    private final Label further;
    private final Event next;
    private final boolean reads;

    /**
     * @param labels how many the merchant has at first
     * @param most how many more can be given
     * @param read whether a payment is read after each: {@code no}, {@code yes}, or {@code yes, before it is known}, when
     *     the count of frauds has to leave it out
     */
    LabelsOfEngine(int labels, int most, String read) {
        int payments = labels + most;
        for (int i = 0; i < payments; i++) {
            Event event = payment(i, PAYMENTS_LAST.multipliedBy(i).dividedBy(payments));
            policy.fill(vector, event, Access.COUNT);
            unlabelled.add(event);
        }
        Collections.shuffle(unlabelled, new Random(1));
        for (int i = 0; i < labels; i++) {
            policy.label(unlabelled.remove(unlabelled.size() - 1), fraud);
        }
        next = payment(payments, THEN);
        // A label that was dropped costs nothing: none may be.
        double expected = (double) labels / payments;
        if (fraudRate() != expected) {
            throw new IllegalStateException(
                    FRAUD_RATE + " is " + fraudRate() + "; expected " + expected + ", or the labels are not kept");
        }
        reads = !read.equals(READ_NOT);
        further = read.equals(READ_BEFORE_KNOWN)
                ? Label.fraud(LabelSource.CHARGEBACK, START.plus(THEN).plus(PAYMENTS_LAST))
                : fraud;
    }

    @Override
    public long batch(int lane, int from, int to) {
        for (int i = from; i < to; i++) {
            policy.label(unlabelled.get(i), further);
            if (reads) {
                policy.fill(vector, next, Access.READ);
            }
        }
        return to;
    }

    @Override
    public void close() {
        policy.close();
    }

    /** How many of the payments are known to be fraud; NaN if there is no history. */
    double fraudRate() {
        policy.fill(vector, next, Access.READ);
        return vector.number(vector.slot(FRAUD_RATE));
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
}
