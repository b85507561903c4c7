package dev.fraudscorer.internal.run.limit;

/**
 * The time by which budgets slide: that of the latest receipt, whatever stamps events bear. Receipts that come a little out of order
 * do not move it back. One wrong receipt of the future, as of a clock that was set wrong, would stop it until then: when
 * {@value #CONSECUTIVE} in succession lie far behind it, it goes back to theirs. Not thread-safe.
 */
final class ReceiptClock {
    static final int CONSECUTIVE = 64;
    static final long FAR_MILLIS = 60_000;

    private long now = Long.MIN_VALUE;
    private int farBehind;

    /** An event was received. */
    void received(long millis) {
        if (now == Long.MIN_VALUE || millis >= now) {
            now = millis;
            farBehind = 0;
        } else if (millis >= now - FAR_MILLIS) {
            farBehind = 0;
        } else if (++farBehind == CONSECUTIVE) {
            now = millis;
            farBehind = 0;
        }
    }

    /** In milliseconds since 1970; 0 before the first receipt. */
    long now() {
        return now == Long.MIN_VALUE ? 0 : now;
    }
}
