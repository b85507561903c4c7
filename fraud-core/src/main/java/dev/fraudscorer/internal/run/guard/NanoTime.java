package dev.fraudscorer.internal.run.guard;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock of elapsed time, which no correction of the machine's time moves. Its zero has no meaning. Thread-safe. */
final class NanoTime extends Clock {
    private final LongSupplier nanos;
    private final long zero;

    NanoTime(LongSupplier nanos) {
        this.nanos = nanos;
        this.zero = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.getAsLong() - zero);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
