package dev.fraudscorer.features.internal.record;

import java.util.function.Consumer;

/** Keeps records that are this process's own, so that they can be taken out and put back. Thread-safe. */
public interface OwnedRecords extends RecordKeeper {
    /** Whatever is not known might have been kept until then: it was evicted from, or lost with, another keeper. */
    void noteEvictedUntil(int entity, long millis);

    /** Begins a walk over the records of one kind that are kept from its beginning to its end, each once. */
    RecordWalk walk(int entity);

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
