package dev.fraudscorer.internal.run.limit;

/*
 * Of how many entities is 2 % of them? There may be millions within a window, and a flood of made-up keys must not take memory: so
 * a sample is kept. While there are few, it is all of them. When they are more than fit, only those stay whose hash begins with a
 * zero bit, then with two, and so on (distinct sampling: P. Gibbons, VLDB 2001): each halving doubles what one of them stands
 * for. Nobody chooses who is in the sample, since the hash is under a secret key.
 *
 * A sample that was halved cannot be made whole again while its entities are in the window. Therefore a second one begins anew with
 * each window, and takes the place of the first when it has seen a whole one: a flood is forgotten two windows later.
 */

/** How many different entities were scored within a sliding window: exactly up to {@link #ROOM}, then about. Not thread-safe. */
final class ScoredEntities {
    /** So many give an estimate with a standard error of about one percent. */
    static final int ROOM = 16_384;

    private final long windowMillis;
    private Sample complete;
    private Sample begun;
    private long begunAt;

    ScoredEntities(long windowMillis, long now) {
        this.windowMillis = windowMillis;
        this.complete = new Sample(windowMillis);
        this.begun = complete;
        this.begunAt = now;
    }

    /** The entity was scored now. */
    void add(long key, long now) {
        if (now - begunAt >= windowMillis) {
            complete = begun;
            begun = new Sample(windowMillis);
            begunAt = now;
        }
        complete.add(key, now);
        if (begun != complete) {
            begun.add(key, now);
        }
    }

    long count(long now) {
        return complete.count(now);
    }

    private static final class Sample {
        private final RecentKeys keys;
        /** The highest bits that are zero in all of them. */
        private int zeroBits;

        Sample(long windowMillis) {
            this.keys = new RecentKeys(windowMillis);
        }

        void add(long key, long now) {
            keys.expire(now);
            if (Long.numberOfLeadingZeros(key) < zeroBits) {
                return;
            }
            keys.add(key, now);
            while (keys.size() > ROOM) {
                zeroBits++;
                keys.keepOnly(zeroBits);
            }
        }

        long count(long now) {
            keys.expire(now);
            return (long) keys.size() << zeroBits;
        }
    }
}
