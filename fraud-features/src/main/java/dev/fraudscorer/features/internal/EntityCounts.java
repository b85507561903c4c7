package dev.fraudscorer.features.internal;

import java.util.concurrent.atomic.LongAdder;

/** What was refused of one entity since the policy was loaded. Thread-safe. */
final class EntityCounts {
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

    boolean any() {
        return lateEvents.sum() + strayLabels.sum() + strayAmendments.sum() > 0;
    }
}
