package dev.fraudscorer.record;

import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import java.util.function.Consumer;

/**
 * Where the records of decisions go: a file, a table of a host, a queue. One record comes for each answer of
 * {@code FraudScorer.score} that is not one from memory.
 *
 * <p>Thread-safe: {@link #add} is called by every thread that scores, when the answer is fixed and no lock is held, so it has to be
 * quick; {@link QueuedRecordSink} gives records to a thread of its own. What it throws is reported and has no effect on
 * the answer. It is the host's, who closes it after the scorer.
 */
public interface RecordSink extends AutoCloseable {
    /** Takes a record. */
    void add(DecisionRecord record);

    /**
     * Sets where failures go that are no exception of {@link #add}, such as those of a disk. Called once by the scorer that is
     * loaded with it.
     */
    default void reportTo(Consumer<Throwable> failures) {}

    /**
     * Removes what it has of an entity, or says what stays: called by {@code ScorerState.forget}, on the thread of the host.
     *
     * @return what was removed, and what stays and why; {@link Erased#unknown} unless it is overridden
     */
    default Erased forget(ForgottenKey key) {
        return Erased.unknown();
    }

    /** Stores what it has taken, and takes no more. */
    @Override
    void close();
}
