package dev.fraudscorer.lab.replay;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.lab.history.HistoricEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Keeps labels until they become known. Only frauds are passed to the scorer: an event without a label counts as
 * legitimate. Confined to one thread.
 */
final class LabelCalendar {
    private final FraudScorer scorer;
    private final Duration delay;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Set<String> noted = new HashSet<>();
    private long arrivals;
    private long applied;

    LabelCalendar(FraudScorer scorer, Duration delay) {
        this.scorer = scorer;
        this.delay = delay;
    }

    /** When the label of the event is known: by the history, else after the delay. */
    Instant knownAt(HistoricEvent historic) {
        Instant knownAt = historic.labelKnownAt();
        return knownAt == null ? historic.event().time().plus(delay) : knownAt;
    }

    /** Stores the label of an event that was counted. */
    void note(HistoricEvent historic) {
        if (historic.isFraud() && noted.add(historic.event().id())) {
            entries.add(new Entry(knownAt(historic), arrivals++, historic.event()));
        }
    }

    /** When the event arrives: a stamp further ahead brings nothing forward. */
    static Instant arrivalOf(Event event) {
        Instant received = event.receivedAt();
        return received != null && received.isBefore(event.time()) ? received : event.time();
    }

    /** Passes every label that is known at {@code time} to the scorer. */
    void applyUntil(Instant time) {
        for (Entry next = entries.peek(); next != null && !next.knownAt.isAfter(time); next = entries.peek()) {
            scorer.label(next.event, Label.fraud(LabelSource.HISTORY, next.knownAt));
            entries.poll();
            applied++;
        }
    }

    long applied() {
        return applied;
    }

    private record Entry(Instant knownAt, long arrival, Event event) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = knownAt.compareTo(other.knownAt);
            return byTime != 0 ? byTime : Long.compare(arrival, other.arrival);
        }
    }
}
