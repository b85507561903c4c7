package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.internal.cards.CleanThrowable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of what sources throw while a policy is loaded. Throws nothing, since a log may fail, too. */
final class SourceLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");

    private SourceLog() {}

    /** @param message with one place, for the class of the source */
    static void warn(String message, Object source, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        try {
            LOG.warn(message, source.getClass().getName(), CleanThrowable.of(thrown));
        } catch (Throwable e) {
            // What is to be done next, such as closing the other sources, matters more.
        }
    }
}
