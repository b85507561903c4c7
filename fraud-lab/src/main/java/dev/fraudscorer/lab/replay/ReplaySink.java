package dev.fraudscorer.lab.replay;

import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/** Takes what a replay brings forth, in the order of the history, on the thread that called the replay. */
public interface ReplaySink {
    /** The replay begins. */
    default void begin(List<Variable> variables) {}

    /** An event was scored. */
    default void scored(ReplayedEvent event) {}

    /** A line could not be read as an event, or the scorer refused its event. */
    default void refused(HistoryLine line) {}

    /** So many lines were read so far; called now and then. */
    default void progress(long lines) {}
}
