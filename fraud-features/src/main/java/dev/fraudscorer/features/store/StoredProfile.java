package dev.fraudscorer.features.store;

/** What a store reads of a profile; its content is the engine's. Confined to the holder of the key's lock. */
public interface StoredProfile {
    /** The hash of its key, as {@link Visits#keyHash} gives it. Never changes. */
    long keyHash();

    /** Its key, encoded as {@link Visits#key} does it. Never changes; the array is the caller's. */
    byte[] key();

    /**
     * The event time from which on nothing in it can matter to an event that may still come: when the clock of the
     * visits has come that far, it may leave. Never goes back.
     */
    long keptUntilMillis();

    /**
     * Reads what a visit will need, so that it is near when it is needed. May be called without any lock; the result has
     * no meaning.
     */
    default int touch() {
        return 0;
    }

    /** About how many bytes of memory it takes. */
    long bytes();
}
