package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RecordVisits;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A part of the records of one kind: a hash table with open addressing. Its monitor is the lock of every key in it; all
 * methods but {@link #peek} are called with it held. Within it, the locks of the arena and of the evicted keys may be
 * taken, never that of another shard: so no two threads can wait for each other.
 */
final class RecordShard {
    /** What a shard takes beside its slots. */
    static final long MEMORY = 128;

    private static final int SMALLEST = 8;
    private static final int SLOTS_PER_LINE = 8;
    /** A new record makes its table tidier than it was, so that what is idle never piles up. */
    private static final int SWEPT_BY_NEW = 3 * SLOTS_PER_LINE;
    /** Every sixteenth visit looks at two lines of slots, which come together: at one more per visit each would wait for memory. */
    private static final int VISITS_PER_SWEEP = 16;

    private static final int SWEPT_BY_VISIT = 2 * SLOTS_PER_LINE;

    private static final int SAMPLED_RECORDS = 24;
    private static final int SAMPLED_SLOTS = 64;
    /** Of so few, all are looked at, and in ties at their records: they are near. */
    private static final int FEW_RECORDS = 64;
    /** What {@link #evict} returns if something left that was idle. */
    static final int LEFT_IDLE = Integer.MIN_VALUE;

    private final Kind kind;
    private final Retention retention;
    private final Arena arena;
    private final Places places;
    private final Budget budget;
    private long[] slots = new long[SMALLEST];
    /** One below the length of the table. Here, so that a look at a slot need not wait for the table's header, too. */
    private int slotMask = SMALLEST - 1;

    private int size;
    private long leftIdle;
    private long evicted;
    private int visits;
    private int sweepHand;
    private int evictHand;
    /** The clock when the sweep began its round. */
    private long roundBegan = Kind.NO_CLOCK;

    RecordShard(Kind kind, Arena arena, Budget budget) {
        this.kind = kind;
        this.retention = kind.retention();
        this.arena = arena;
        this.places = arena.places();
        this.budget = budget;
        count(0, 0, SMALLEST * (long) Long.BYTES + MEMORY);
    }

    /**
     * Where the record of a hash most likely is; 0 if there is none. The one method that is called without the monitor:
     * what it finds may have left, or be another's.
     */
    int peek(long hash) {
        // Read once: another thread may put another array in its place, with a mask of its own.
        long[] table = slots;
        int mask = slotMask;
        if (mask >= table.length) {
            return 0;
        }
        int home = (int) hash & mask;
        long first = table[home];
        long second = table[home + 1 & mask];
        long third = table[home + 2 & mask];
        // Most are in one of three slots. Chosen without branches, which would wait for the slots to be guessed
        // rightly.
        int number = Slot.isOf(third, hash) ? Slot.number(third) : 0;
        number = Slot.isOf(second, hash) ? Slot.number(second) : number;
        return Slot.isOf(first, hash) ? Slot.number(first) : number;
    }

    void visit(RecordVisits visits, int visit, StoreBlock block) {
        long hash = visits.keyHash(visit);
        long clock = visits.clockMillis(visit);
        int index = find(visits, visit, hash);
        if (index >= 0 && keptUntil(index) <= clock) {
            // Its time has come: what a step sees depends on the clock, not on when the shard was last tidied.
            remove(index, false);
            leftIdle++;
            index = find(visits, visit, hash);
        }
        if (index < 0 && isTooFull(size + 1, slots.length)) {
            // Before anything is changed, since the heap may have no room: a table must never be without an empty slot.
            resize(slots.length * 2);
            index = find(visits, visit, hash);
        }
        if (index >= 0) {
            block.open(Slot.number(slots[index]));
        } else {
            block.openNone();
        }
        int lines = block.lines();
        boolean done = false;
        try {
            visits.step(visit, block);
            done = true;
        } finally {
            // Even if the step failed: what it has moved must be found, and what it has taken must not be lost.
            close(index, hash, clock, block, lines, done);
        }
        tidy(clock, index < 0 && block.exists());
    }

    private void close(int index, long hash, long clock, StoreBlock block, int linesBefore, boolean done) {
        if (block.isUnsettled()) {
            if (done) {
                block.settle();
            } else {
                block.undo();
            }
        }
        boolean existed = index >= 0;
        if (block.exists() && !isEmpty(block)) {
            if (!existed || block.number() != Slot.number(slots[index])) {
                Header.keyHash(block.bytes, block.at, hash);
                Header.lines(block.bytes, block.at, block.lines());
            }
            store(index, hash, clock, block);
            count(existed ? 0 : 1, block.lines() - linesBefore, 0);
        } else {
            if (block.exists()) {
                arena.give(block.number(), block.lines());
            }
            if (existed) {
                removeSlot(index);
                count(-1, -linesBefore, 0);
            }
            block.close();
        }
    }

    /** Whether nothing is kept in a record any more. */
    private static boolean isEmpty(Block block) {
        return Header.rows(block.bytes, block.at) == 0
                && !Header.has(block.bytes, block.at, Header.HOT | Header.UNCOUNTED);
    }

    private void store(int index, long hash, long clock, StoreBlock block) {
        int slot = index < 0 ? ~index : index;
        int kept = retention.units(Header.keptUntil(block.bytes, block.at), clock);
        int distance = index < 0 ? slot - home(hash) & slots.length - 1 : Slot.distance(slots[slot]);
        long stored = Slot.of(hash, distance, kept, Rank.of(block.bytes, block.at), block.number());
        // Most visits change nothing here: then the line of the table need not be written.
        if (slots[slot] != stored) {
            slots[slot] = stored;
        }
        if (index < 0) {
            size++;
        }
    }

    /** Lets go of a few that are idle. */
    private void tidy(long clock, boolean isNew) {
        if (roundBegan == Kind.NO_CLOCK) {
            roundBegan = clock;
        }
        // Before the sweep begins another round: after a long time slots alone do not say what is idle.
        if (retention.isLong(roundBegan, clock)) {
            letIdleGo(clock);
        } else if (isNew) {
            sweep(clock, SWEPT_BY_NEW);
        } else if ((++visits & VISITS_PER_SWEEP - 1) == 0) {
            sweep(clock, SWEPT_BY_VISIT);
        }
        shrinkIfEmpty();
    }

    private void sweep(long clock, int count) {
        int now = retention.units(clock);
        for (int i = 0; i < count; i++) {
            if (sweepHand >= slots.length) {
                sweepHand = 0;
                roundBegan = clock;
            }
            if (!isDue(sweepHand, now) || !letGo(sweepHand, clock)) {
                sweepHand++;
            }
        }
    }

    /** Lets all go that is idle. */
    void letIdleGo(long clock) {
        // After a long time a slot does not say any more whether its time lies behind or ahead.
        boolean exact = roundBegan != Kind.NO_CLOCK && retention.isLong(roundBegan, clock);
        int now = retention.units(clock);
        for (int index = 0; index < slots.length; ) {
            boolean due = exact ? slots[index] != 0 : isDue(index, now);
            if (!due || !letGo(index, clock)) {
                index++;
            }
        }
        roundBegan = clock;
        sweepHand = 0;
        shrinkIfEmpty();
    }

    private boolean isDue(int index, int now) {
        return slots[index] != 0 && Retention.ahead(Slot.kept(slots[index]), now) <= 0;
    }

    /** Lets a record go if it is idle; another one may stand in its slot then. */
    private boolean letGo(int index, long clock) {
        long until = keptUntil(index);
        if (until <= clock) {
            remove(index, false);
            leftIdle++;
            return true;
        }
        slots[index] = Slot.withKept(slots[index], retention.units(until, clock));
        return false;
    }

    /**
     * Looks at a few records and evicts the one of the lowest rank, or lets one go that is idle.
     *
     * @param level the highest rank that may be evicted
     * @param spared the place of one that stays; 0 for none
     * @return the lowest rank that may be evicted, or {@link Slot#HIGHEST_RANK} if there is none; its complement if it
     *     was evicted; {@link #LEFT_IDLE} instead if something idle was found
     */
    int evict(int level, long clock, int spared) {
        int mask = slots.length - 1;
        int now = retention.units(clock);
        int lowest = Slot.HIGHEST_RANK;
        int lowestAhead = 0;
        int victim = -1;
        int records = 0;
        int index = evictHand & mask;
        int most = size <= FEW_RECORDS ? size : SAMPLED_RECORDS;
        int slotsLeft = size <= FEW_RECORDS ? slots.length : SAMPLED_SLOTS;
        for (; slotsLeft > 0 && records < most; slotsLeft--, index = index + 1 & mask) {
            long slot = slots[index];
            if (slot == 0) {
                continue;
            }
            records++;
            int ahead = clock == Kind.NO_CLOCK ? Retention.REACH : Retention.ahead(Slot.kept(slot), now);
            if (ahead <= 0 && letGo(index, clock)) {
                evictHand = index;
                return LEFT_IDLE;
            }
            int rank = Slot.rank(slot);
            if (rank == Slot.HIGHEST_RANK || Slot.number(slot) == spared) {
                continue;
            }
            rank = Math.max(0, rank - retention.age(ahead));
            if (rank < lowest || (rank == lowest && isEarlier(index, ahead, victim, lowestAhead))) {
                lowest = rank;
                lowestAhead = ahead;
                victim = index;
            }
        }
        evictHand = index;
        if (victim < 0 || lowest > level) {
            return lowest;
        }
        evict(victim);
        return ~lowest;
    }

    /** Whether a record is kept for a shorter time than another. */
    private boolean isEarlier(int index, int ahead, int other, int otherAhead) {
        if (ahead == otherAhead && other >= 0 && size <= FEW_RECORDS) {
            return keptUntil(index) < keptUntil(other);
        }
        return ahead < otherAhead;
    }

    private void evict(int index) {
        int number = Slot.number(slots[index]);
        long hash = Header.keyHash(places.bytes(number), places.at(number));
        // Before it is gone: who does not find it must find that it left.
        kind.evictedKeys().add(hash, keptUntil(index), kind.clock());
        evicted++;
        remove(index, false);
    }

    /**
     * Moves a record from a place to another.
     *
     * @return how many lines were moved; 0 if the place is no record's of this hash here
     */
    int relocate(long hash, int number) {
        int index = indexOf(hash, number);
        if (index < 0) {
            return 0;
        }
        byte[] from = places.bytes(number);
        int at = places.at(number);
        int lines = Header.lines(from, at);
        // If need be in another array: it has room for more then, and this one is given back.
        int other = arena.take(lines);
        System.arraycopy(from, at, places.bytes(other), places.at(other), lines * Block.LINE);
        slots[index] = Slot.withNumber(slots[index], other);
        arena.give(number, lines);
        return lines;
    }

    /**
     * Removes the record of a key, since its entity is to be forgotten, and remembers by the hash that there was one.
     *
     * @param removed is shown it before
     * @return whether there was one
     */
    boolean forget(long hash, byte[] key, Consumer<Block> removed, StoreBlock block) {
        int index = find(hash, key);
        if (index < 0) {
            return false;
        }
        block.open(Slot.number(slots[index]));
        removed.accept(block);
        block.close();
        // Before it is gone: who does not find it must find that it left.
        kind.evictedKeys().addForgotten(hash, keptUntil(index), kind.clock());
        remove(index, true);
        shrinkIfEmpty();
        return true;
    }

    private int find(long hash, byte[] key) {
        int index = home(hash);
        while (slots[index] != 0) {
            if (Slot.isOf(slots[index], hash) && hash(slots[index]) == hash && hasKey(slots[index], key)) {
                return index;
            }
            index = index + 1 & slots.length - 1;
        }
        return ~index;
    }

    /** The hashes of all records at this moment. */
    long[] hashes() {
        long[] hashes = new long[size];
        int count = 0;
        for (long slot : slots) {
            if (slot != 0) {
                hashes[count++] = hash(slot);
            }
        }
        return hashes;
    }

    /**
     * Shows the records of a hash.
     *
     * @return how many bytes they have
     */
    long show(long hash, Consumer<Block> reader, StoreBlock block) {
        long bytes = 0;
        for (int index = home(hash); slots[index] != 0; index = index + 1 & slots.length - 1) {
            if (Slot.isOf(slots[index], hash) && hash(slots[index]) == hash) {
                block.open(Slot.number(slots[index]));
                reader.accept(block);
                bytes += block.length;
            }
        }
        return bytes;
    }

    /** Stores a record that a writer makes, under a key that has none. */
    void put(long hash, byte[] key, Consumer<Block> writer, StoreBlock block) {
        if (find(hash, key) >= 0) {
            throw new IllegalStateException("there is a record under this key already");
        }
        if (isTooFull(size + 1, slots.length)) {
            resize(slots.length * 2);
        }
        int index = find(hash, key);
        block.openNone();
        boolean done = false;
        try {
            writer.accept(block);
            done = true;
        } finally {
            if (!done) {
                dismiss(block);
            }
        }
        if (block.exists()) {
            close(index, hash, Header.keptUntil(block.bytes, block.at), block, 0, true);
        }
    }

    private void dismiss(StoreBlock block) {
        if (block.isUnsettled()) {
            block.undo();
        }
        if (block.exists()) {
            arena.give(block.number(), block.lines());
        }
        block.close();
    }

    private boolean hasKey(long slot, byte[] key) {
        byte[] bytes = places.bytes(Slot.number(slot));
        int at = places.at(Slot.number(slot));
        int from = at + Header.KEY;
        return Arrays.equals(bytes, from, from + Header.keyBytes(bytes, at), key, 0, key.length);
    }

    int size() {
        return size;
    }

    long leftIdle() {
        return leftIdle;
    }

    long evicted() {
        return evicted;
    }

    /** The slot of the key's record; where it would be, as a complement, if there is none. */
    private int find(RecordVisits visits, int visit, long hash) {
        int mask = slots.length - 1;
        int index = (int) hash & mask;
        long slot = slots[index];
        while (slot != 0) {
            if (Slot.isOf(slot, hash)) {
                byte[] bytes = places.bytes(Slot.number(slot));
                int at = places.at(Slot.number(slot));
                if (Header.keyHash(bytes, at) == hash && visits.hasKey(visit, bytes, at)) {
                    return index;
                }
            }
            index = index + 1 & mask;
            slot = slots[index];
        }
        return ~index;
    }

    /** The slot that says that the record of a hash is at a place; below 0 if none does. */
    private int indexOf(long hash, int number) {
        int mask = slots.length - 1;
        int index = (int) hash & mask;
        while (slots[index] != 0) {
            if (Slot.number(slots[index]) == number) {
                return index;
            }
            index = index + 1 & mask;
        }
        return -1;
    }

    private int home(long hash) {
        return (int) hash & slots.length - 1;
    }

    private long hash(long slot) {
        return Header.keyHash(places.bytes(Slot.number(slot)), places.at(Slot.number(slot)));
    }

    private long keptUntil(int index) {
        int number = Slot.number(slots[index]);
        return Header.keptUntil(places.bytes(number), places.at(number));
    }

    /** @param forgotten whether nothing of the record may be left in memory */
    private void remove(int index, boolean forgotten) {
        int number = Slot.number(slots[index]);
        int lines = Header.lines(places.bytes(number), places.at(number));
        removeSlot(index);
        if (forgotten) {
            arena.erase(number, lines);
        } else {
            arena.give(number, lines);
        }
        count(-1, -lines, 0);
    }

    /** Takes a slot out, and closes the gap. */
    private void removeSlot(int index) {
        size--;
        int mask = slots.length - 1;
        int gap = index;
        for (int next = gap + 1 & mask; slots[next] != 0; next = next + 1 & mask) {
            int toGap = next - gap & mask;
            int distance = distance(next);
            // It may stand in the gap unless its home lies behind the gap, on the way to where it stands.
            if (distance >= toGap) {
                slots[gap] = Slot.withDistance(slots[next], distance - toGap);
                gap = next;
            }
        }
        slots[gap] = 0;
    }

    private int distance(int index) {
        int distance = Slot.distance(slots[index]);
        return distance < Slot.FAR ? distance : index - home(hash(slots[index])) & slots.length - 1;
    }

    /** How many bytes a shard takes for the table of so many records that came one by one. */
    static long tableBytes(long records) {
        long slots = SMALLEST;
        while (isTooFull(records, slots)) {
            slots *= 2;
        }
        return slots * Long.BYTES + MEMORY;
    }

    private static boolean isTooFull(long records, long slots) {
        return records * 3 > slots * 2;
    }

    private void shrinkIfEmpty() {
        if (slots.length > SMALLEST && size * 8L < slots.length) {
            resize(slots.length / 2);
        }
    }

    private void resize(int length) {
        long[] old = slots;
        long[] resized = new long[length];
        int mask = length - 1;
        for (long slot : old) {
            if (slot != 0) {
                int home = (int) hash(slot) & mask;
                int index = home;
                while (resized[index] != 0) {
                    index = index + 1 & mask;
                }
                resized[index] = Slot.withDistance(slot, index - home & mask);
            }
        }
        slots = resized;
        slotMask = mask;
        sweepHand = 0;
        count(0, 0, (length - old.length) * (long) Long.BYTES);
    }

    /** Lines are of the arena, which has taken them from the budget. */
    private void count(int entities, int lines, long bytesBesides) {
        if (bytesBesides != 0) {
            budget.take(bytesBesides);
        }
        if (entities != 0 || lines != 0 || bytesBesides != 0) {
            kind.add(entities, lines * (long) Block.LINE + bytesBesides);
        }
    }
}
