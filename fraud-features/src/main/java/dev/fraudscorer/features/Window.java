package dev.fraudscorer.features;

import dev.fraudscorer.spi.policy.PolicyReader;
import java.time.Duration;
import java.util.Objects;

/**
 * The interval {@code (t - offset - length, t - offset]} of event time before an event at t. Immutable.
 *
 * <p>In the names of features a duration is in the largest unit that it is a whole number of: a window of 24 hours is
 * {@code 1d}, one of 90 minutes {@code 90m}, one of 7 days with an offset of 7 days {@code 7d_offset_7d}.
 *
 * @param length above zero, in whole milliseconds, at most 100 years
 * @param offset zero or above, in whole milliseconds, at most 100 years
 */
public record Window(Duration length, Duration offset) {
    public Window {
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(offset, "offset");
        check("the length of a window", length);
        if (!offset.isZero()) {
            check("the offset of a window", offset);
        }
    }

    /** The window that ends with the event itself. */
    public static Window of(Duration length) {
        return new Window(length, Duration.ZERO);
    }

    /** The last {@code minutes} minutes. */
    public static Window ofMinutes(long minutes) {
        return of(Duration.ofMinutes(minutes));
    }

    /** The last {@code hours} hours. */
    public static Window ofHours(long hours) {
        return of(Duration.ofHours(hours));
    }

    /** The last {@code days} days of 24 hours each. */
    public static Window ofDays(long days) {
        return of(Duration.ofDays(days));
    }

    /** A window of the same length that ends {@code earlier} before the event. */
    public Window offsetBy(Duration earlier) {
        return new Window(length, earlier);
    }

    private static void check(String what, Duration duration) {
        // Asked first, since a duration can be too long to be counted in milliseconds.
        boolean inRange = duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(Duration.ofDays(36_500)) <= 0;
        if (!inRange
                || duration.toNanosPart() % 1_000_000 != 0
                || PolicyReader.parseDuration(PolicyReader.durationText(duration)) == null) {
            throw new IllegalArgumentException(what + " is " + duration
                    + "; expected whole milliseconds above zero, at most 100 years,"
                    + " and in days, hours, minutes, seconds or milliseconds a number of at most 9 digits");
        }
    }
}
