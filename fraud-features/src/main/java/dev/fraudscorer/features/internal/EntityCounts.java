package dev.fraudscorer.features.internal;

import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was refused of one entity since the policy was loaded. Thread-safe. */
final class EntityCounts {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.features");

    /** Events that were not counted since they arrived too late. */
    final LongAdder lateEvents = new LongAdder();

    /** Events that were not counted since others of their ids and times were, with other content. */
    final LongAdder alteredEvents = new LongAdder();

    /** Labels whose event was not, or no longer, kept. */
    final LongAdder strayLabels = new LongAdder();

    /** Amendments whose event was not, or no longer, kept by itself. */
    final LongAdder strayAmendments = new LongAdder();

    /** Events that were folded together with others. */
    final LongAdder foldedEvents = new LongAdder();

    /** How many times an attribute of an entity came to have more different values than are counted exactly. */
    final LongAdder approximated = new LongAdder();

    /** Visits to a store elsewhere that failed, each with the features of its entity. */
    final LongAdder failedVisits = new LongAdder();

    /** Counts a visit that failed, and logs it: the first, and then ever more seldom. */
    void failed(String entity, Throwable cause) {
        failedVisits.increment();
        long failed = failedVisits.sum();
        if (Long.bitCount(failed) == 1) {
            LOG.warn("{}: {} visits to the store of profiles failed so far; this one by", entity, failed, cause);
        }
    }

    /** Records that were removed since their entities are forgotten. */
    final LongAdder forgotten = new LongAdder();

    boolean any() {
        return lateEvents.sum() + strayLabels.sum() + strayAmendments.sum() > 0;
    }
}
