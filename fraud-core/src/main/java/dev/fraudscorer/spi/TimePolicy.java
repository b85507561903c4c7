package dev.fraudscorer.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What the policy says about stamps, in its section {@code time}. Immutable.
 *
 * @param ahead how far after the time at which it came an event may be stamped, above zero
 * @param earliest the stamp before which an event is refused
 * @param order which events an event sees
 */
public record TimePolicy(Duration ahead, Instant earliest, EventOrder order) {
    /** Ten minutes, the year 2000, event time. */
    public static final TimePolicy DEFAULT =
            new TimePolicy(Duration.ofMinutes(10), Instant.parse("2000-01-01T00:00:00Z"), EventOrder.EVENT_TIME);

    public TimePolicy {
        Objects.requireNonNull(earliest, "earliest");
        Objects.requireNonNull(order, "order");
        if (ahead.isNegative() || ahead.isZero()) {
            throw new IllegalArgumentException("ahead must be above zero but was " + ahead);
        }
    }
}
