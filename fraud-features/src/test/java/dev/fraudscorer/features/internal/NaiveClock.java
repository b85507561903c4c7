package dev.fraudscorer.features.internal;

/** How far the stream of one entity's events has come, by the rules that its Javadoc in the engine states. */
final class NaiveClock {
    private final long idleMillis;
    private boolean started;
    private long origin;
    private long now;

    NaiveClock(long idleMillis) {
        this.idleMillis = idleMillis;
    }

    void advance(long time) {
        if (!started) {
            started = true;
            origin = time;
            now = time;
        } else if (time - now >= Math.max(1, idleMillis / 4096)) {
            now = time;
        }
    }

    long now() {
        return now;
    }

    /** Whoever has left by now had its last event at or before this time. */
    long left() {
        return now - idleMillis;
    }

    /** Whether anybody can have left. */
    boolean hasAnyLeft() {
        return started && left() >= origin;
    }
}
