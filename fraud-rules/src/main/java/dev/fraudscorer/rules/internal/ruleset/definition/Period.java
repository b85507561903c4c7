package dev.fraudscorer.rules.internal.ruleset.definition;

/**
 * When a rule is in force, by the time of the event. Immutable.
 *
 * @param fromMillis the first moment, in milliseconds since 1970
 * @param untilMillis the first moment after it
 */
public record Period(long fromMillis, long untilMillis) {
    /** Of a rule without one. */
    public static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether an event of that time is within it. */
    public boolean contains(long timeMillis) {
        return timeMillis >= fromMillis && timeMillis < untilMillis;
    }

    /** Whether it has neither beginning nor end. */
    public boolean isAlways() {
        return equals(ALWAYS);
    }
}
