package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.EvictionCause;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/*
 * Who leaves when the memory is full.
 *
 * A flood of new keys must not drive out those with a history. An order by last use would: everything in a flood is more
 * recent. W-TinyLFU (Einziger, Friedman and Manes, "TinyLFU: a highly efficient cache admission policy", 2017) admits a
 * newcomer only if it was asked for more often than who would have to leave, by a sketch of frequencies that is halved from
 * time to time. Here the record itself says how often its key was seen within its retention, so no sketch is needed: its
 * rank is the logarithm of its rows, more if there are labels, and it ages: a record that was not seen for half of its
 * time loses one, and at most three. Time is that of the events, so it passes no faster in a flood; what is looked at
 * often does not age by that.
 *
 * The lowest rank leaves, among equals the one that would leave first by itself. A key that was seen once has rank 0
 * whatever comes, so a flood of those drives out itself. To be worth as much as a card of 30 payments that was seen
 * lately, each key of a flood would have to be sent 16 times, and twice for one that was nearly forgotten.
 *
 * Finding the lowest of all would need an order that each visit maintains. Instead 24 records are looked at, in one shard
 * at a time, and the level says what rank a good search finds at present: what is above it stays, and the search goes on
 * elsewhere, a few times. The level rises when searches fail, and falls to whatever leaves. Slots alone are looked at:
 * eight records' in one line of memory.
 */

/** Makes room in the budget, and below the limits of a kind. Thread-safe; holds the lock of one shard at a time. */
final class Eviction {
    private static final int FEW = 8;
    private static final int TRIES = 4;
    private static final int MOST_LOOKS = 128;
    private static final int REST = 64;
    /** For each 1,024th of the budget that is too much, one more leaves after each visit. */
    private static final long ROUNDS_PER_BUDGET = 1 << 10;

    private static final int MOST_ROUNDS = 64;

    private final Kind[] kinds;
    private final Budget budget;
    private final Arena arena;
    private final ObjIntConsumer<EvictionCause> onEviction;
    /** What rank may leave. Races only make it change twice. */
    private int level;
    /** How often it is of no use to look, since nothing that may leave was found. Races only make it look more often. */
    private int rest;
    /** Chooses kinds; races only make it choose the same one twice. */
    private long random = 1;

    private volatile boolean begun;

    Eviction(Kind[] kinds, Budget budget, Arena arena, ObjIntConsumer<EvictionCause> onEviction) {
        this.onEviction = onEviction;
        this.kinds = kinds;
        this.budget = budget;
        this.arena = arena;
    }

    /** Whether somebody had to leave before his time. */
    boolean hasBegun() {
        return begun;
    }

    /** Makes room in the budget if too much is used: a little more than one visit takes. */
    void makeRoom() {
        if (budget.excess(0) <= 0) {
            return;
        }
        long excess = budget.excess(arena.freeBytes());
        long rounds = Math.min(MOST_ROUNDS, FEW + excess / (budget.limit() / ROUNDS_PER_BUDGET));
        for (long round = 0; round < rounds && excess > 0; round++) {
            if (!letOneGo(null, 0)) {
                return;
            }
            excess = budget.excess(arena.freeBytes());
        }
    }

    /**
     * Makes room below the limits of a kind.
     *
     * @param spared the place of the record that was just visited: it had no time to become worth more than others, and
     *     were it to leave at once, a kind that has few, all with a history, would never take another one
     */
    void makeRoom(Kind kind, int spared) {
        for (int round = 0; round < MOST_ROUNDS && kind.isExceeded(); round++) {
            if (!letOneGo(kind, spared)) {
                return;
            }
        }
    }

    /** Whether something left. */
    private boolean letOneGo(@Nullable Kind only, int spared) {
        if (rest > 0) {
            rest--;
            return false;
        }
        int allowed = level;
        int failed = 0;
        for (int look = 0; look < MOST_LOOKS && allowed < Slot.HIGHEST_RANK; look++) {
            Kind kind = only == null ? choose() : only;
            RecordShard shard = kind.nextShard();
            int found;
            synchronized (shard) {
                found = shard.evict(allowed, kind.clock(), spared);
            }
            if (found == RecordShard.LEFT_IDLE) {
                return true;
            }
            if (found < 0) {
                level = ~found;
                noteEviction(kind, only == null ? EvictionCause.MEMORY : EvictionCause.LIMITS);
                return true;
            }
            // A shard without any that may leave says nothing of the others.
            if (found < Slot.HIGHEST_RANK && ++failed == TRIES) {
                failed = 0;
                allowed++;
                level = allowed;
            }
        }
        rest = REST;
        return false;
    }

    private void noteEviction(Kind kind, EvictionCause why) {
        if (!begun) {
            begun = true;
        }
        if (kind.noteEviction(why)) {
            onEviction.accept(why, List.of(kinds).indexOf(kind));
        }
    }

    /** A kind, the more often the more records it has: so each record is looked at as often as any other, whatever its size. */
    private Kind choose() {
        long total = 0;
        for (Kind kind : kinds) {
            total += kind.entities();
        }
        long next = random;
        next ^= next << 13;
        next ^= next >>> 7;
        next ^= next << 17;
        random = next;
        long place = Math.floorMod(next, Math.max(1, total));
        for (Kind kind : kinds) {
            place -= kind.entities();
            if (place < 0) {
                return kind;
            }
        }
        return kinds[kinds.length - 1];
    }
}
