package dev.fraudscorer.features.internal;

import java.time.Instant;

/** Brings instants to the milliseconds that windows are made of. */
final class EventTime {
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / MILLIS_PER_SECOND - 1;

    private EventTime() {}

    /**
     * The first whole millisecond not before {@code instant}: what became known within a millisecond is not known
     * at its beginning. Instants beyond the range of milliseconds become its end.
     */
    static long ceilingMillis(Instant instant) {
        long second = Math.max(-FARTHEST_SECOND, Math.min(FARTHEST_SECOND, instant.getEpochSecond()));
        return second * MILLIS_PER_SECOND + (instant.getNano() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    }
}
