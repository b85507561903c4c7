package dev.fraudscorer.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test moves it. Thread-safe. */
public final class SettableClock extends Clock {
    private Instant now;

    /** Begins at a time. */
    public SettableClock(Instant begin) {
        now = begin;
    }

    /** Moves it to a time, which may be an earlier one. */
    public synchronized void set(Instant next) {
        now = next;
    }

    /** Moves it forward. */
    public synchronized void advance(long millis) {
        now = now.plusMillis(millis);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("this clock shows UTC only");
    }
}
