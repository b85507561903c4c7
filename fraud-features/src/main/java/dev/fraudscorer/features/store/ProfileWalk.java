package dev.fraudscorer.features.store;

import java.util.function.Consumer;

/**
 * A walk over every profile of one entity that is kept from its beginning to its end, each once and between two steps.
 * Visits continue meanwhile. Confined to one thread.
 */
public interface ProfileWalk {
    /**
     * Shows a few more profiles, which visits have to wait for: what takes long is done between two calls.
     *
     * @param reader must not modify a profile, keep it, or call the store
     * @return false if there are no more
     */
    boolean next(Consumer<StoredProfile> reader);
}
