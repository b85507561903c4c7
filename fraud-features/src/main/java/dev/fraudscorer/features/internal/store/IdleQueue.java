package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.StoredProfile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which profile of a shard would be kept the shortest: a binary heap by a time that may be out of date. A visit does not
 * touch it, since a profile is only ever kept longer than the heap knows; what comes to the top is put where it belongs
 * now before it is believed. Guarded by the shard.
 */
final class IdleQueue {
    private static final int SMALLEST = 8;

    private long[] until = new long[SMALLEST];
    private @Nullable StoredProfile[] profiles = new StoredProfile[SMALLEST];
    private int size;

    void add(StoredProfile profile) {
        if (size == until.length) {
            until = Arrays.copyOf(until, size + size / 2);
            profiles = Arrays.copyOf(profiles, until.length);
        }
        size++;
        siftUp(size - 1, profile.keptUntilMillis(), profile);
    }

    /** The profile kept the shortest; null if none is kept until {@code latest} or less. It stays in the queue. */
    @Nullable
    StoredProfile shortest(long latest) {
        while (size > 0 && until[0] <= latest) {
            StoredProfile top = at(0);
            if (top.keptUntilMillis() == until[0]) {
                return top;
            }
            siftDown(0, top.keptUntilMillis(), top);
        }
        return null;
    }

    /** Takes out what {@link #shortest} gave. */
    void removeShortest() {
        size--;
        StoredProfile last = at(size);
        long lastUntil = until[size];
        profiles[size] = null;
        if (size > 0) {
            siftDown(0, lastUntil, last);
        }
    }

    private void siftUp(int place, long time, StoredProfile profile) {
        int at = place;
        while (at > 0 && until[(at - 1) >>> 1] > time) {
            int parent = (at - 1) >>> 1;
            set(at, until[parent], at(parent));
            at = parent;
        }
        set(at, time, profile);
    }

    private void siftDown(int place, long time, StoredProfile profile) {
        int at = place;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && until[child + 1] < until[child]) {
                child++;
            }
            if (until[child] >= time) {
                break;
            }
            set(at, until[child], at(child));
            at = child;
        }
        set(at, time, profile);
    }

    private void set(int place, long time, StoredProfile profile) {
        until[place] = time;
        profiles[place] = profile;
    }

    private StoredProfile at(int place) {
        StoredProfile profile = profiles[place];
        if (profile == null) {
            throw new IllegalStateException("no profile at " + place + " of " + size);
        }
        return profile;
    }
}
