package dev.fraudscorer.features.store;

import dev.fraudscorer.spi.vector.HashKey;
import java.util.List;

/** What a store is made for. Immutable. */
public final class StoreRequest {
    private final List<ProfileFormat> formats;
    private final HashKey hashKey;

    private StoreRequest(List<ProfileFormat> formats, HashKey hashKey) {
        this.formats = formats;
        this.hashKey = hashKey;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static StoreRequest of(List<? extends ProfileFormat> formats, HashKey hashKey) {
        return new StoreRequest(List.copyOf(formats), hashKey);
    }

    /** The kinds of entities whose records are kept, by number. */
    public List<ProfileFormat> formats() {
        return formats;
    }

    /** A random key, for a store that has no records yet. */
    public HashKey hashKey() {
        return hashKey;
    }
}
