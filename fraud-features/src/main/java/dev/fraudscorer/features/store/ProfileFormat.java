package dev.fraudscorer.features.store;

/**
 * What a store may read of the records of one kind of entity; their content is the engine's. Immutable, thread-safe.
 *
 * <p>The engine implements it, and may add methods; who tests a store may, too.
 */
public interface ProfileFormat {
    /** The name of the kind in the policy, such as {@code card} or {@code card_merchant}. */
    String entity();

    /** The number of the layout that records are written in. Later versions read earlier layouts, and write their own. */
    int layout();

    /**
     * What must be equal for the records of one policy to be read under another: 32 hexadecimal digits, made of the attributes,
     * filters, retention and lateness of the kind. A store that is shared best has it in the names of its keys: gateways with an
     * old and a new definition of one kind then do not see each other's records. Otherwise a step refuses the other's.
     */
    String fingerprint();

    /**
     * The event time from which on nothing in a record can matter to an event that may still come: when the {@link StreamTime} of
     * its kind has come that far, the record may leave. Never goes back for one key.
     *
     * @param record as a step returned it
     */
    long keptUntilMillis(byte[] record);

    /** How long after its newest event a record is of use, in milliseconds; above 0. For an expiry by a clock of the store. */
    long idleMillis();

    /** By how much the stream's time is moved at least; above 0. */
    long tickMillis();

    /**
     * Whether the bytes are, by their checksum and length, some record that a step returned. Steps check that themselves, and
     * fail: a store needs it only for what it would rather find out earlier.
     */
    boolean isWhole(byte[] record);
}
