package dev.fraudscorer;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.FeatureVector;
import dev.fraudscorer.spi.ListEdition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/**
 * When events are received: by the event's own word, which a host gave it, or else by the scorer's clock. An event that is
 * stamped further after that than the policy allows is too early. Thread-safe.
 */
final class Arrivals {
    private final Clock clock;
    private final long aheadMillis;
    private final LongAdder tooEarly = new LongAdder();

    Arrivals(Clock clock, Duration ahead) {
        this.clock = clock;
        this.aheadMillis = ahead.toMillis();
    }

    /** Begins the event in the vector; returns whether it is too early, so that it must neither count nor see history. */
    boolean begin(FeatureVector vector, Event event, ListEdition lists) {
        Instant at = event.receivedAt();
        Instant from = event.receivedFrom();
        long received = at == null ? clock.millis() : at.toEpochMilli();
        vector.begin(event, lists, from == null ? received : from.toEpochMilli(), received);
        return event.timeMillis() - aheadMillis > received;
    }

    /** When the event was received; its own time if a host's clock fails to say it. */
    Instant receivedAt(Event event) {
        Instant at = event.receivedAt();
        try {
            return at == null ? clock.instant() : at;
        } catch (Throwable e) {
            return event.time();
        }
    }

    /** An event was not counted since it is too early. */
    void countTooEarly() {
        tooEarly.increment();
    }

    /** How many events were not counted since they were too early. */
    long tooEarly() {
        return tooEarly.sum();
    }
}
