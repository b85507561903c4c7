package dev.fraudscorer;

import dev.fraudscorer.internal.cards.CleanThrowable;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the failures of one part and logs them ever more rarely: the 1st, 2nd, 4th, 8th and so on. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.health");

    private final String part;
    private final AtomicLong failures = new AtomicLong();

    Health(String part) {
        this.part = part;
    }

    void failed(Throwable cause) {
        long count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("{} failed, {} times so far", part, count, CleanThrowable.of(cause));
        }
    }
}
