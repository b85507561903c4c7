package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.HotProfile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The objects beside the hot records of one shard. Which one is a record's, the record says in the fields of a ring that
 * it does not have: head and capacity. Confined to the shard's lock.
 */
final class HotProfiles {
    private static final HotProfile[] NONE = {};

    private @Nullable HotProfile[] profiles = NONE;
    private long[] sizes = {};
    private int[] unused = {};
    private int unusedCount;
    private int count;
    private long bytes;

    /** The object of a record; null if it has none. */
    @Nullable
    HotProfile get(byte[] record, int at) {
        return Header.has(record, at, Header.HOT) ? get(handle(record, at)) : null;
    }

    /** Which object a record says is its own, from 1 on; 0 for none. */
    static int handle(byte[] record, int at) {
        return Header.head(record, at) | Header.capacity(record, at) << Character.SIZE;
    }

    static void handle(byte[] record, int at, int handle) {
        Header.head(record, at, handle & Character.MAX_VALUE);
        Header.capacity(record, at, handle >>> Character.SIZE);
    }

    @Nullable
    HotProfile get(int handle) {
        return handle == 0 ? null : profiles[handle - 1];
    }

    /**
     * Puts an object into the place of another.
     *
     * @param handle of the other; 0 for a new place
     * @return the handle
     */
    int put(int handle, HotProfile profile) {
        int index = handle - 1;
        if (handle == 0) {
            index = unusedCount > 0 ? unused[--unusedCount] : count++;
            if (index == profiles.length) {
                int length = Math.max(2, count * 2);
                profiles = Arrays.copyOf(profiles, length);
                sizes = Arrays.copyOf(sizes, length);
                unused = Arrays.copyOf(unused, length);
            }
        }
        profiles[index] = profile;
        long size = profile.bytes();
        bytes += size - sizes[index];
        sizes[index] = size;
        return index + 1;
    }

    void remove(int handle) {
        if (handle != 0) {
            int index = handle - 1;
            profiles[index] = null;
            bytes -= sizes[index];
            sizes[index] = 0;
            unused[unusedCount++] = index;
        }
    }

    /** How much memory they take, and the arrays that refer to them. */
    long bytes() {
        return bytes + profiles.length * 16L;
    }
}
