package dev.fraudscorer.internal.load;

import dev.fraudscorer.internal.cards.CleanThrowable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sources that are not used after all, each whatever the others do. */
final class SourceCloser {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");

    private SourceCloser() {}

    /** Closes one; what it throws is logged, since the report of the policy is what the caller waits for. */
    static void close(AutoCloseable source) {
        try {
            source.close();
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            log(source, e);
        }
    }

    private static void log(AutoCloseable source, Throwable thrown) {
        try {
            LOG.warn(
                    "a source ({}) that is not used could not be closed",
                    source.getClass().getName(),
                    CleanThrowable.of(thrown));
        } catch (Throwable e) {
            // Whoever logs may fail, too, such as at the end of memory; the other sources are still to be closed.
        }
    }
}
