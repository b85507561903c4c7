package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.StoredProfile;
import dev.fraudscorer.features.store.Visits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of the profiles of one entity: a hash table with open addressing. Its monitor is the lock of every key in it;
 * all methods but {@link #peek} are called with it held.
 *
 * <p>Beside each profile stands the low half of its key's hash, so that a search looks at no profile but the right one,
 * and a profile that moves is not looked at at all.
 */
final class Shard {
    private static final int SMALLEST = 8;
    /** What many left behind is not one visit's to clear away. */
    private static final int FEW = 2;

    private final long maxProfiles;
    private final long maxBytes;
    private final EvictionMark mark;
    private final IdleQueue idle = new IdleQueue();
    private int[] tags = new int[SMALLEST];
    private @Nullable StoredProfile[] profiles = new StoredProfile[SMALLEST];
    private int size;
    private long bytes;
    private long leftIdle;
    private long evicted;

    /** @param mark of the entity, shared by its shards */
    Shard(long maxProfiles, long maxBytes, EvictionMark mark) {
        this.maxProfiles = maxProfiles;
        this.maxBytes = maxBytes;
        this.mark = mark;
    }

    void visit(Visits visits, int visit, long clock) {
        long hash = visits.keyHash(visit);
        int place = find(visits, visit, hash);
        StoredProfile known = profiles[place];
        if (known != null && known.keptUntilMillis() <= clock) {
            // Its time has come: what a visit sees depends on the clock, not on when the shard was last tidied.
            letIdleGo(clock, Integer.MAX_VALUE);
            place = find(visits, visit, hash);
            known = profiles[place];
        }
        long bytesBefore = known == null ? 0 : known.bytes();
        StoredProfile kept = visits.apply(visit, known);
        if (kept != null) {
            bytes += kept.bytes() - bytesBefore;
            if (known == null) {
                add(place, kept);
            } else if (known != kept) {
                throw new IllegalStateException("a step must keep the profile that it was given");
            }
        } else if (known != null) {
            throw new IllegalStateException("a step must not drop a profile");
        }
        letIdleGo(clock, FEW);
        evict(clock);
    }

    /** What stands where a key of this hash would stand first; the one method that is called without the monitor. */
    @Nullable
    StoredProfile peek(long hash) {
        // Read once: another thread may put a longer array in its place.
        // What it finds may be any other profile, or one that has left: it is only brought near, not used.
        @Nullable StoredProfile[] table = profiles;
        return table[(int) hash & (table.length - 1)];
    }

    void put(StoredProfile profile) {
        int place = (int) profile.keyHash() & (profiles.length - 1);
        StoredProfile other = profiles[place];
        while (other != null) {
            if (other.keyHash() == profile.keyHash() && Arrays.equals(other.key(), profile.key())) {
                throw new IllegalStateException("there is a profile under this key already");
            }
            place = next(place);
            other = profiles[place];
        }
        bytes += profile.bytes();
        add(place, profile);
    }

    /** All profiles at this moment. */
    StoredProfile[] all() {
        StoredProfile[] all = new StoredProfile[size];
        int count = 0;
        for (StoredProfile profile : profiles) {
            if (profile != null) {
                all[count++] = profile;
            }
        }
        return all;
    }

    /** Whether a profile that was here is here still. */
    boolean holds(StoredProfile profile) {
        return profiles[placeOf(profile)] == profile;
    }

    /** Lets at most so many profiles go that nothing can matter in any more. */
    void letIdleGo(long clock, int most) {
        for (int i = 0; i < most; i++) {
            StoredProfile profile = idle.shortest(clock);
            if (profile == null) {
                break;
            }
            remove(profile);
            leftIdle++;
        }
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    long leftIdle() {
        return leftIdle;
    }

    long evicted() {
        return evicted;
    }

    private void evict(long clock) {
        while (size > 1 && (size > maxProfiles || bytes > maxBytes)) {
            StoredProfile profile = idle.shortest(Long.MAX_VALUE);
            if (profile == null) {
                break;
            }
            if (profile.keptUntilMillis() > clock) {
                // Before it is gone: who does not find it must find the mark.
                mark.raise(profile.keptUntilMillis());
                evicted++;
            } else {
                leftIdle++;
            }
            remove(profile);
        }
    }

    /** The place of the key's profile, or the free one where it would be. */
    private int find(Visits visits, int visit, long hash) {
        int place = (int) hash & (profiles.length - 1);
        StoredProfile profile = profiles[place];
        while (profile != null
                && (tags[place] != (int) hash || profile.keyHash() != hash || !visits.isOf(visit, profile))) {
            place = next(place);
            profile = profiles[place];
        }
        return place;
    }

    private int placeOf(StoredProfile wanted) {
        int place = (int) wanted.keyHash() & (profiles.length - 1);
        while (profiles[place] != null && profiles[place] != wanted) {
            place = next(place);
        }
        return place;
    }

    private void add(int place, StoredProfile profile) {
        tags[place] = (int) profile.keyHash();
        profiles[place] = profile;
        size++;
        idle.add(profile);
        if (size * 3L > profiles.length * 2L) {
            grow();
        }
    }

    private void grow() {
        int[] oldTags = tags;
        @Nullable StoredProfile[] old = profiles;
        tags = new int[old.length * 2];
        profiles = Arrays.copyOf(new StoredProfile[0], old.length * 2);
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int place = oldTags[i] & (profiles.length - 1);
                while (profiles[place] != null) {
                    place = next(place);
                }
                tags[place] = oldTags[i];
                profiles[place] = old[i];
            }
        }
    }

    /** Takes the profile out that the queue says is next, and closes the gap in the table. */
    private void remove(StoredProfile profile) {
        idle.removeShortest();
        bytes -= profile.bytes();
        size--;
        int gap = placeOf(profile);
        int place = next(gap);
        while (profiles[place] != null) {
            int home = tags[place] & (profiles.length - 1);
            // It may stand in the gap unless its home lies behind the gap, on the way to where it stands.
            if (((place - home) & (profiles.length - 1)) >= ((place - gap) & (profiles.length - 1))) {
                tags[gap] = tags[place];
                profiles[gap] = profiles[place];
                gap = place;
            }
            place = next(place);
        }
        profiles[gap] = null;
    }

    private int next(int place) {
        return place + 1 & (profiles.length - 1);
    }
}
