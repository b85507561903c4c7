package dev.fraudscorer.features.store;

import dev.fraudscorer.spi.vector.HashKey;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records of all entities by kind and key, for one scorer or for several that share it. Thread-safe.
 *
 * <p>What every store must hold:
 *
 * <ul>
 *   <li>The steps for one key happen one after another, none whose visit was {@linkplain Visits#accepted accepted} is lost, and
 *       each sees what the one before it stored. Steps for different keys need not wait for each other.
 *   <li>Records of different kinds, or under different keys, are apart, also if the hashes of the keys are equal.
 *   <li>A record is no longer shown to any step once the stream of its kind has come to {@link ProfileFormat#keptUntilMillis},
 *       and always before, unless it was lost: then {@link #lostUntilMillis} has it before it is gone.
 *   <li>A record that is shown is, byte for byte, one that a step returned.
 * </ul>
 *
 * <p>{@code ProfileStoreContractTest} and {@code ProfileStoreBoundsContractTest}, in the test jar of this module, are what an
 * implementation has to pass; {@code MapProfileStore} beside them is one that does, and a template for others.
 */
public interface ProfileStore extends AutoCloseable {
    /**
     * The key that all hashes in the records are made under. It belongs to the records: a store that has some answers the key that
     * they were made under, a new one keeps the {@linkplain StoreRequest#hashKey offered} one. Read once. As secret as the records.
     */
    HashKey hashKey();

    /**
     * Does the steps of one event, each atomically for its key, in any order, and calls {@link Visits#accepted} or {@link
     * Visits#failed} once for each before it returns. A visit that fails does not stop the others. If it throws, the visits
     * without either answer have failed.
     */
    void visit(Visits visits);

    /**
     * Removes the record under a key for good, since its entity is to be forgotten: between two steps of the key, and with every copy
     * that this store can reach. Its entity is not to be taken for new by that: until the stream has come to the {@link
     * ProfileFormat#keptUntilMillis} of the record, a step of this key that has no record is given at least that as {@code
     * lostUntilMillis}. For this a store keeps the hash, and neither the key nor anything else of the record; {@link
     * #lostUntilMillis} of the kind is not moved.
     *
     * @param entity the kind, by its number
     * @param keyHash as {@link Visits#keyHash}
     * @param key as {@link Visits#key}; not kept
     * @return the record that was removed, for the engine to see what it had; null if there was none
     */
    byte @Nullable [] forget(int entity, long keyHash, byte[] key);

    /** About how much is kept of one kind of entity, and what has left; may be as of a moment ago. */
    StoreCounts counts(int entity);

    /**
     * Until when, in event time, a record of the kind might still be kept that was lost: evicted for want of room, or gone with a
     * node. An entity without a record may have had one as long as the stream has not come that far; its features are then {@link
     * dev.fraudscorer.event.ValueState#EVICTED}, not those of a new entity. Never goes back.
     *
     * @return {@link Long#MIN_VALUE} if none was
     */
    long lostUntilMillis(int entity);

    /** Gives back what it holds in this process; the records stay if others share them. */
    @Override
    void close();
}
