package dev.fraudscorer.features.internal.calendar;

/**
 * The hours of the day that are night: {@code [from, to)}, over midnight if {@code from} is the later one. Immutable.
 *
 * @param fromMillis after midnight, in [0, 24 h)
 * @param toMillis after midnight, in [0, 24 h), not {@code fromMillis}
 */
record Night(int fromMillis, int toMillis) {
    static final int DAY_MILLIS = 86_400_000;
    static final int HOUR_MILLIS = 3_600_000;

    /** Midnight to six. */
    static final Night DEFAULT = new Night(0, 6 * HOUR_MILLIS);

    Night {
        if (fromMillis < 0 || fromMillis >= DAY_MILLIS || toMillis < 0 || toMillis >= DAY_MILLIS) {
            throw new IllegalArgumentException("a night must begin and end within [0, 24) hours");
        }
        if (fromMillis == toMillis) {
            throw new IllegalArgumentException("a night must not end when it begins");
        }
    }

    /** @param millisOfDay after midnight, in [0, 24 h) */
    boolean contains(int millisOfDay) {
        boolean begun = millisOfDay >= fromMillis;
        boolean over = millisOfDay >= toMillis;
        return fromMillis < toMillis ? begun && !over : begun || !over;
    }
}
