package dev.fraudscorer.features.internal.record;

import java.util.function.Consumer;

/** A walk over records, each between two steps. Visits continue meanwhile. Confined to one thread. */
public interface RecordWalk {
    /**
     * Shows a few more records, which visits have to wait for: what takes long is done between two calls.
     *
     * @param reader must not change a record, keep it, or call the keeper
     * @return false if there are no more
     */
    boolean next(Consumer<Block> reader);
}
