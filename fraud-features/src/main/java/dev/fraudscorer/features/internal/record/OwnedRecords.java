package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps records that are this process's own, so that they can be taken out and put back. Thread-safe. */
public interface OwnedRecords extends RecordKeeper {
    /** Whatever is not known might have been kept until then: it was evicted from, or lost with, another keeper. */
    void noteEvictedUntil(int entity, long millis);

    /**
     * Whatever has this hash might have been kept until then.
     *
     * @param clock how far the stream of the kind has come
     */
    void noteEvicted(int entity, long keyHash, long millis, long clock);

    /** Begins a walk over the records of one kind that are kept from its beginning to its end, each once. */
    RecordWalk walk(int entity);

    /** Why the last one of a kind had to leave; null if none had to since these records are kept. */
    @Nullable
    EvictionCause evictionCause(int entity);

    /** Begins a walk over who of a kind had to leave: all that did until now are among them. */
    EvictedWalk walkEvicted(int entity);

    /**
     * Takes over who had to leave elsewhere: the frames that {@link #walkEvicted} put out, up to an empty one. What there is no room
     * for is noted as by {@link #noteEvictedUntil}.
     *
     * @param longer by how much longer they would be kept here, at least 0
     */
    void readEvicted(int entity, StateInput in, long longer) throws IOException, InvalidStateException;

    /**
     * Makes the first record under a key.
     *
     * @param keyHash of the key
     * @param record makes it in the block
     * @throws IllegalStateException if there is one under the key
     */
    void put(int entity, long keyHash, byte[] key, Consumer<Block> record);

    /** How many bytes of memory all kinds may take together. */
    long budgetBytes();

    /** How many bytes of memory they take, with what is free for others to come. */
    long usedBytes();
}
