package dev.fraudscorer.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policy's bounds of stamps, from its section {@code time}. Immutable. */
public final class TimePolicy {
    /** Ten minutes ahead, no bound behind, the year 2000, event time. */
    public static final TimePolicy DEFAULT =
            new TimePolicy(Duration.ofMinutes(10), null, Instant.parse("2000-01-01T00:00:00Z"), EventOrder.EVENT_TIME);

    private final Duration ahead;
    private final @Nullable Duration behind;
    private final Instant earliest;
    private final EventOrder order;

    TimePolicy(Duration ahead, @Nullable Duration behind, Instant earliest, EventOrder order) {
        if (ahead.isNegative() || ahead.isZero()) {
            throw new IllegalArgumentException("ahead must be above zero but was " + ahead);
        }
        if (behind != null && (behind.isNegative() || behind.isZero())) {
            throw new IllegalArgumentException("behind must be above zero but was " + behind);
        }
        this.ahead = ahead;
        this.behind = behind;
        this.earliest = Objects.requireNonNull(earliest, "earliest");
        this.order = Objects.requireNonNull(order, "order");
    }

    /**
     * Makes it of its parts, which the accessors describe.
     *
     * @throws IllegalArgumentException if {@code ahead} or {@code behind} is not above zero
     */
    public static TimePolicy of(Duration ahead, @Nullable Duration behind, Instant earliest, EventOrder order) {
        return new TimePolicy(ahead, behind, earliest, order);
    }

    /** How far after its arrival an event may be stamped, above zero. */
    public Duration ahead() {
        return ahead;
    }

    /**
     * How far before its arrival an event may be stamped without being degraded, above zero; null for no bound.
     */
    public @Nullable Duration behind() {
        return behind;
    }

    /** The stamp before which an event is refused. */
    public Instant earliest() {
        return earliest;
    }

    /** Which events an event sees. */
    public EventOrder order() {
        return order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof TimePolicy that
                        && ahead.equals(that.ahead)
                        && Objects.equals(behind, that.behind)
                        && earliest.equals(that.earliest)
                        && order.equals(that.order));
    }

    @Override
    public int hashCode() {
        return Objects.hash(ahead, behind, earliest, order);
    }

    @Override
    public String toString() {
        return "TimePolicy[ahead=" + ahead + ", behind=" + behind + ", earliest=" + earliest + ", order=" + order + "]";
    }
}
