package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.RecordWalk;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A walk that holds a shard for a few records at a time. Records move, so those of a shard are listed by their hashes.
 * Confined to one thread.
 */
final class StoreWalk implements RecordWalk {
    private static final int SHOWN_AT_ONCE = 8;
    /** Visits wait no longer for several large records than for one of them. */
    private static final long BYTES_AT_ONCE = 1 << 20;

    private final RecordShard[] shards;
    private final StoreBlock block;
    private int shard = -1;
    private long[] hashes = {};
    private int shown;

    StoreWalk(RecordShard[] shards, StoreBlock block) {
        this.shards = shards;
        this.block = block;
        block.fix(true);
    }

    @Override
    public boolean next(Consumer<Block> reader) {
        while (shown == hashes.length) {
            if (shard + 1 == shards.length) {
                return false;
            }
            shard++;
            shown = 0;
            synchronized (shards[shard]) {
                hashes = shards[shard].hashes();
            }
            // Records of one hash are shown together.
            Arrays.sort(hashes);
        }
        synchronized (shards[shard]) {
            int count = 0;
            for (long bytes = 0; shown < hashes.length && count < SHOWN_AT_ONCE && bytes < BYTES_AT_ONCE; shown++) {
                if (shown == 0 || hashes[shown] != hashes[shown - 1]) {
                    bytes += shards[shard].show(hashes[shown], reader, block);
                    count++;
                }
            }
        }
        block.close();
        return true;
    }
}
