package dev.fraudscorer.features.store;

import org.jspecify.annotations.Nullable;

/**
 * All visits of one event to the profiles of its entities: for each a key, and a step that reads and changes the
 * profile. One batch per event, so that a store behind a network needs one way there and one back, however many
 * features there are. Confined to the thread that visits.
 */
public interface Visits {
    /** How many profiles are visited; no two of the same entity. */
    int size();

    /** Which entity a visit is to, by its number from 0 in policy order. */
    int entity(int visit);

    /**
     * A keyed hash of the key, well spread over all 64 bits: who does not have the secret cannot choose keys whose hashes
     * crowd. Different keys may share one all the same.
     */
    long keyHash(int visit);

    /** Whether a profile is the one under the key. Allocates nothing. */
    boolean isOf(int visit, StoredProfile profile);

    /** The key itself, encoded; a new array. */
    byte[] key(int visit);

    /** How far the stream of the entity's events has come, in event time; profiles kept until then may leave. */
    long clockMillis(int visit);

    /**
     * Reads and changes the profile under the key. Atomic: the store runs no other step on this key from the moment
     * that the profile was read until the result is stored. Before its result is stored it may be repeated, with the
     * profile as it then is; the last repetition counts.
     *
     * @param known the profile under the key; null if there is none. May be modified, unless another copy is stored
     * @return the profile to store under the key; null to store none
     */
    @Nullable
    StoredProfile apply(int visit, @Nullable StoredProfile known);
}
