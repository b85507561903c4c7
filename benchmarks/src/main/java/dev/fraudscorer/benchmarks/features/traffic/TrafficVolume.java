package dev.fraudscorer.benchmarks.features.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How many of what there are, and how often they pay.
 *
 * @param eventsPerCard within {@link #LONGEST_WINDOW}, on average
 */
public record TrafficVolume(int cards, int devices, int addresses, int merchants, int eventsPerCard) {
    /** Of all policies of this package. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(90);

    /** How long an event is kept after it has left the longest window, since late events may still see it. */
    private static final Duration LATENESS = Duration.ofDays(1);

    /** After the first have left: what is kept of a card then no longer grows, but for chance. */
    private static final Duration SETTLING = Duration.ofDays(30);

    /** As many devices and addresses as cards, and a merchant for ten cards, with ten times the events. */
    public static TrafficVolume of(int cards) {
        return new TrafficVolume(cards, cards, cards, Math.max(2, cards / 10), 30);
    }

    /** The same with another number of events of each card. */
    public TrafficVolume withEventsPerCard(int events) {
        return new TrafficVolume(cards, devices, addresses, merchants, events);
    }

    /** The time from one payment to the next. */
    double millisBetweenPayments() {
        return (double) LONGEST_WINDOW.toMillis() / cards / eventsPerCard;
    }

    /** How many payments make a history of {@code window} from which as many leave as come in. */
    public int historyPayments(Duration window) {
        return payments(window.plus(LATENESS).plus(SETTLING));
    }

    /**
     * Makes sure that no payment is stamped in the future, where a scorer would not believe it: few cards pay seldom, so many payments of
     * theirs take long.
     *
     * @param payments after a history of the longest window
     * @throws IllegalArgumentException if one is
     */
    public void checkTimeFor(long payments) {
        double millis = millisBetweenPayments() * (historyPayments(LONGEST_WINDOW) + payments);
        Instant last = Traffic.START.plusMillis((long) millis);
        if (last.isAfter(Instant.now())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%,d payments of %,d cards with %d events each would be stamped until %s; expected no time after the present:"
                            + " give more cards or events, or fewer payments",
                    payments,
                    cards,
                    eventsPerCard,
                    last));
        }
    }

    /** How many payments there are in so long a time. */
    public int payments(Duration time) {
        return Math.toIntExact(Math.round(time.toMillis() / millisBetweenPayments()));
    }
}
