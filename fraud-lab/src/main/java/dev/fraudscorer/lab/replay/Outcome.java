package dev.fraudscorer.lab.replay;

import dev.fraudscorer.lab.history.HistoryLine;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param scored the event if it was scored
 * @param refused the line if the scorer refused it; both are null for an event that had come before
 */
record Outcome(@Nullable ReplayedEvent scored, @Nullable HistoryLine refused) {
    static final Outcome REPEATED = new Outcome(null, null);
}
