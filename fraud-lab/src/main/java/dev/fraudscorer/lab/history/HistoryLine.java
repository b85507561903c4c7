package dev.fraudscorer.lab.history;

import dev.fraudscorer.internal.cards.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * A line of a history: an event, or what is wrong with it. Immutable.
 *
 * @param number counted from 1, the header included
 * @param event the event; null if the line is broken
 * @param fault what is wrong with the line, without its values; null if nothing is
 */
public record HistoryLine(
        long number,
        @Nullable HistoricEvent event,
        @Nullable String fault) {
    public HistoryLine {
        if ((event == null) == (fault == null)) {
            throw new IllegalArgumentException("a line is either an event or broken");
        }
        fault = fault == null ? null : ShownText.of(fault);
    }
}
