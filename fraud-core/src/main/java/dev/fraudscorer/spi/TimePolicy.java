package dev.fraudscorer.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says about stamps, in its section {@code time}. Immutable.
 *
 * @param ahead how far after the time at which it came an event may be stamped, above zero
 * @param behind how far before the time at which it came an event may be stamped without being degraded, above zero; null for no
 *     bound
 * @param earliest the stamp before which an event is refused
 * @param order which events an event sees
 */
public record TimePolicy(Duration ahead, @Nullable Duration behind, Instant earliest, EventOrder order) {
    /** Ten minutes ahead, no bound behind, the year 2000, event time. */
    public static final TimePolicy DEFAULT =
            new TimePolicy(Duration.ofMinutes(10), null, Instant.parse("2000-01-01T00:00:00Z"), EventOrder.EVENT_TIME);

    public TimePolicy {
        Objects.requireNonNull(earliest, "earliest");
        Objects.requireNonNull(order, "order");
        if (ahead.isNegative() || ahead.isZero()) {
            throw new IllegalArgumentException("ahead must be above zero but was " + ahead);
        }
        if (behind != null && (behind.isNegative() || behind.isZero())) {
            throw new IllegalArgumentException("behind must be above zero but was " + behind);
        }
    }
}
