package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.ProfileWalk;
import dev.fraudscorer.features.store.StoredProfile;
import java.util.function.Consumer;

/** Walks over the shards of one entity, holding one for a few profiles at a time. Confined to one thread. */
final class ShardWalk implements ProfileWalk {
    private static final int SHOWN_AT_ONCE = 8;
    /** Visits wait no longer for several large profiles than for one of them. */
    private static final long BYTES_AT_ONCE = 1 << 20;

    private static final StoredProfile[] NONE = {};

    private final Shard[] shards;
    private int shard = -1;
    private StoredProfile[] profiles = NONE;
    private int shown;

    ShardWalk(Shard[] shards) {
        this.shards = shards;
    }

    @Override
    public boolean next(Consumer<StoredProfile> reader) {
        while (shown == profiles.length) {
            if (shard + 1 == shards.length) {
                return false;
            }
            shard++;
            shown = 0;
            synchronized (shards[shard]) {
                profiles = shards[shard].all();
            }
        }
        int end = Math.min(profiles.length, shown + SHOWN_AT_ONCE);
        synchronized (shards[shard]) {
            for (long bytes = 0; shown < end && bytes < BYTES_AT_ONCE; shown++) {
                // What has left since the shard was listed is no longer kept.
                if (shards[shard].holds(profiles[shown])) {
                    reader.accept(profiles[shown]);
                    bytes += profiles[shown].bytes();
                }
            }
        }
        return true;
    }
}
