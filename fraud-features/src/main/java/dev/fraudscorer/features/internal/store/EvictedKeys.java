package dev.fraudscorer.features.internal.store;

import org.jspecify.annotations.Nullable;

/*
 * Who was evicted or forgotten, in three bytes each.
 *
 * Keys are put into generations, filters in the order of their begin. A generation is dropped when the clock has passed
 * until when the longest kept of its records would have been kept; it is followed by another when it is full or has
 * been filled for a quarter of that time, so what is dropped with it is dropped not much too late. Each generation takes
 * at most 1.2 in 10,000 keys for one of its own and there are at most eight, so fewer than 1 in 1,000 new keys are taken
 * for evicted ones.
 *
 * All generations of a store together may take an eighth of its budget. Who finds no room in them raises a mark, under
 * which every key that is not known may have been evicted. So a key that was evicted is never taken for one that was
 * not, and only a flood beyond an eighth of the memory costs new keys their values.
 *
 * Keys are added under this lock, and looked for without: whoever visits a key holds the lock of its shard, under which
 * the key was added if it was.
 */

/** The keys of one kind that left before their time. Thread-safe. */
final class EvictedKeys {
    private static final int MOST_GENERATIONS = 8;
    private static final long GROWTH = 4;
    private static final int FIRST_SHIFT = 14;
    private static final int LEAST_FIRST = 1 << 12;
    private static final int MOST_FIRST = 1 << 20;
    private static final int MOST_BYTES = 1 << 30;

    private static final KeyFilter[] NONE = {};

    private final Budget budget;
    private final SketchShare share;
    private final long keptMillis;
    private final int first;
    private long saved;
    private volatile KeyFilter[] generations = NONE;
    private volatile long mark = Long.MIN_VALUE;
    private volatile long latest = Long.MIN_VALUE;

    EvictedKeys(Budget budget, SketchShare share, long keptMillis) {
        this.budget = budget;
        this.share = share;
        this.keptMillis = keptMillis;
        this.first = (int) Math.max(LEAST_FIRST, Math.min(MOST_FIRST, budget.limit() >> FIRST_SHIFT));
    }

    /** A record is evicted that would have been kept until then. */
    synchronized void add(long hash, long until, long clock) {
        latest = Math.max(latest, until);
        addForgotten(hash, until, clock);
    }

    /**
     * A record is removed, since its entity is to be forgotten, that would have been kept until then. It is not among the {@link #latest}
     * of those that had to leave unless there is no room for its hash.
     */
    synchronized void addForgotten(long hash, long until, long clock) {
        expire(clock);
        KeyFilter filter = filter(clock);
        if (filter == null) {
            mark(until);
        } else {
            filter.add(hash, until);
            saveForNext(filter);
        }
    }

    /** Of keys that nothing is known of, some were evicted that would have been kept until then. */
    synchronized void mark(long until) {
        mark = Math.max(mark, until);
        latest = Math.max(latest, until);
    }

    /** As {@link #mark(long)}, and some were evicted that would have been kept until the latest time. */
    synchronized void mark(long until, long latestOfAll) {
        mark(until);
        latest = Math.max(latest, latestOfAll);
    }

    /** Until when a record of this hash might be kept that was evicted; {@link Long#MIN_VALUE} if none was. */
    long until(long hash) {
        long until = mark;
        for (KeyFilter generation : generations) {
            if (generation.until() > until && generation.mayContain(hash)) {
                until = generation.until();
            }
        }
        return until;
    }

    /** The latest time of all that were evicted; never goes back. */
    long latest() {
        return latest;
    }

    /** Until when all keys are taken for evicted ones that nothing is known of; {@link Long#MIN_VALUE} if none are. */
    long mark() {
        return mark;
    }

    /** The filters that there are, in the order of their begin; not modified. */
    KeyFilter[] generations() {
        return generations;
    }

    /** Where there is no room for a filter, all keys are taken for evicted ones. */
    synchronized @Nullable KeyFilter reopen(int bytes, long began, long until, int size) {
        KeyFilter[] all = generations;
        if (all.length == MOST_GENERATIONS || share.take(bytes, bytes) == 0) {
            mark(until);
            return null;
        }
        if (latest != Long.MIN_VALUE) {
            // Otherwise all in it were forgotten and none had to leave: the marks before the filters say so.
            latest = Math.max(latest, until);
        }
        KeyFilter filter = new KeyFilter(bytes, began, until, size);
        budget.take(filter.memory());
        // Those of this store itself, if it has had to let go of others already, have begun later.
        KeyFilter[] more = new KeyFilter[all.length + 1];
        int at = 0;
        while (at < all.length && all[at].began() <= began) {
            at++;
        }
        System.arraycopy(all, 0, more, 0, at);
        more[at] = filter;
        System.arraycopy(all, at, more, at + 1, all.length - at);
        generations = more;
        return filter;
    }

    /** Gives back what is of no use any more. */
    synchronized void expire(long clock) {
        KeyFilter[] all = generations;
        // Some time later than it might be, for visits on their way whose clock is behind.
        while (clock != Kind.NO_CLOCK && all.length > 0 && all[0].until() <= clock - keptMillis / 64) {
            give(all[0]);
            KeyFilter[] rest = new KeyFilter[all.length - 1];
            System.arraycopy(all, 1, rest, 0, rest.length);
            all = rest;
            generations = rest;
            save(0);
        }
    }

    private @Nullable KeyFilter filter(long clock) {
        KeyFilter[] all = generations;
        KeyFilter last = all.length == 0 ? null : all[all.length - 1];
        boolean old = last != null && clock - last.began() > keptMillis / 4;
        if (last != null && !last.isFull() && !(old && all.length < MOST_GENERATIONS)) {
            return last;
        }
        KeyFilter next = all.length == MOST_GENERATIONS ? null : open(last, old, clock);
        if (next == null) {
            return last == null || last.isFull() ? null : last;
        }
        KeyFilter[] more = new KeyFilter[all.length + 1];
        System.arraycopy(all, 0, more, 0, all.length);
        more[all.length] = next;
        generations = more;
        return next;
    }

    private @Nullable KeyFilter open(@Nullable KeyFilter last, boolean old, long clock) {
        long wanted = last == null ? first : old ? Math.max(first, last.bytesFilled() * 2) : last.bytes() * GROWTH;
        int bytes = share.take((int) Math.min(MOST_BYTES, wanted), first);
        if (bytes == 0) {
            return null;
        }
        KeyFilter filter = new KeyFilter(bytes, clock);
        // Whole blocks: the rest is given back.
        share.give(bytes - filter.bytes());
        budget.take(filter.memory());
        save(0);
        return filter;
    }

    /** A generation is large: room for the next is made little by little, while the last one is filled. */
    private void saveForNext(KeyFilter last) {
        long next = Math.min(share.left(), Math.min(MOST_BYTES, last.bytes() * GROWTH));
        if (next >= first && generations.length < MOST_GENERATIONS) {
            save((long) (next * ((double) last.bytesFilled() / last.bytes())));
        }
    }

    private void save(long bytes) {
        budget.save(bytes - saved);
        saved = bytes;
    }

    private void give(KeyFilter filter) {
        share.give(filter.bytes());
        budget.give(filter.memory());
    }
}
