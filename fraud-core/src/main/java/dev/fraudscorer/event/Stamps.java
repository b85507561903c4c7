package dev.fraudscorer.event;

import java.time.Instant;

/** Checks the time of an event, and names the unit that was most likely mistaken. Stateless. */
final class Stamps {
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    /** What a stamp in the right unit most likely lies before. */
    private static final long LIKELY_SECONDS =
            Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private static final long THOUSAND = 1_000;

    private Stamps() {}

    /** The time in milliseconds since 1970. */
    static long millis(EventType type, Instant time) {
        if (time.isBefore(type.earliest())) {
            type.refusalCounts().countTime(Refusal.TIME_OUT_OF_RANGE);
            throw new InvalidEventException(
                    null,
                    "event of type '" + type.name() + "' has a time before " + type.earliest()
                            + ", the earliest that the policy accepts (time: earliest); a number is read as"
                            + " milliseconds since 1970" + whenTooSmall(type, time));
        }
        if (time.isAfter(LATEST)) {
            type.refusalCounts().countTime(Refusal.TIME_OUT_OF_RANGE);
            throw new InvalidEventException(
                    null,
                    "event of type '" + type.name() + "' has a time after the year 9999; a number is read as"
                            + " milliseconds since 1970" + whenTooLarge(type, time));
        }
        return time.toEpochMilli();
    }

    /** Read as milliseconds, seconds of these years lie in January 1970. */
    private static String whenTooSmall(EventType type, Instant time) {
        long second = time.getEpochSecond();
        boolean likely = second > 0 && second < LIKELY_SECONDS && isLikely(type, second * THOUSAND);
        return likely ? ", and this one looks like seconds: multiply it by 1000" : "; is its unit right?";
    }

    private static String whenTooLarge(EventType type, Instant time) {
        if (isLikely(type, time.getEpochSecond() / THOUSAND)) {
            return ", and this one looks like a unit a thousand times smaller (microseconds): divide it by 1000";
        }
        if (isLikely(type, time.getEpochSecond() / (THOUSAND * THOUSAND))) {
            return ", and this one looks like nanoseconds: divide it by 1000000";
        }
        return "; is its unit right?";
    }

    private static boolean isLikely(EventType type, long second) {
        return second >= type.earliest().getEpochSecond() && second < LIKELY_SECONDS;
    }
}
