package dev.fraudscorer.record;

import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What stores records, behind a {@link QueuedRecordSink}: a file, a table. Confined to the thread of its queue, so it may take its
 * time, but for {@link #forget}.
 */
public interface RecordTarget extends AutoCloseable {
    /**
     * Stores records.
     *
     * @param records one or more, in the order in which they came; valid only during the call
     * @throws IOException if they were not all stored: the same ones come again after a pause, so that one may be stored twice
     */
    void write(List<DecisionRecord> records) throws IOException;

    /** Does what is due by now, though no record has come, such as forcing what was written to the disk. */
    default void tick() throws IOException {}

    /** After how long without a record {@link #tick} is called at the latest. */
    default Duration tickEvery() {
        return Duration.ofSeconds(1);
    }

    /** Does as {@link RecordSink#forget} states; the only method that any thread may call at any time. */
    default Erased forget(ForgottenKey key) {
        return Erased.unknown();
    }

    /** Stores what is left, and gives back what it holds. */
    @Override
    void close() throws IOException;
}
