package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Header;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/*
 * Only a slot refers to a record, so a record is moved by copying it and changing the slot, under the lock of its shard.
 * Which shard that is, the hash in its header says. It is read without that lock, and may be anything if the record is
 * just being written or has left: then no slot with this place is found, and the record is looked at again in the next
 * round. The kind is not in the record; the few there are, are tried one after the other.
 */

/**
 * Empties arrays that have few records, when memory is short or much of it lies free: a few records after each visit. One
 * thread at a time does it, the others do not wait. Thread-safe; holds the lock of one shard at a time.
 */
final class Compaction {
    private static final int FEW_RECORDS = 8;
    private static final int MOST_RECORDS = 64;
    private static final int FEW_LINES = 256;
    private static final int MOST_ROUNDS = 3;
    /** How many visits it is of no use to look again. */
    private static final int REST = 32;

    private final Kind[] kinds;
    private final Arena arena;
    private final Budget budget;
    private final AtomicBoolean busy = new AtomicBoolean();
    /** Read without being busy: it is as right as the moment lasts. */
    private @Nullable Chunk closed;

    private int line;
    private int rounds;
    private int rest;
    private int lastKind;

    Compaction(Kind[] kinds, Arena arena, Budget budget) {
        this.kinds = kinds;
        this.arena = arena;
        this.budget = budget;
    }

    void work() {
        if ((closed != null || budget.overdraft() > 0 || arena.isThin()) && busy.compareAndSet(false, true)) {
            try {
                doFew();
            } finally {
                busy.set(false);
            }
        }
    }

    private void doFew() {
        Chunk chunk = closed;
        if (chunk == null) {
            if (rest > 0) {
                rest--;
                return;
            }
            chunk = arena.closeThinnest();
            closed = chunk;
            line = 1;
            rounds = 0;
            if (chunk == null) {
                rest = REST;
                return;
            }
        }
        // The more arrays there are too many, the more records: large ones may be wanted faster than small ones are
        // moved.
        long arrays = Math.max(0, budget.overdraft() / Chunk.memory(chunk.lines(), true));
        long records = Math.min(MOST_RECORDS, FEW_RECORDS * (1 + arrays));
        int lines = 0;
        for (int record = 0; record < records && lines < FEW_LINES; record++) {
            int number = arena.nextUsed(chunk, line);
            if (number == 0) {
                endRound(chunk);
                return;
            }
            lines += move(chunk, number);
            line = number - chunk.first() + 2;
        }
    }

    /** How many lines were moved. */
    private int move(Chunk chunk, int number) {
        long hash = Header.keyHash(chunk.bytes(), Chunk.at(number - chunk.first() + 1));
        for (int i = 0; i < kinds.length; i++) {
            int kind = (lastKind + i) % kinds.length;
            RecordShard shard = kinds[kind].shard(hash);
            int moved;
            synchronized (shard) {
                moved = shard.relocate(hash, number);
            }
            if (moved != 0) {
                lastKind = kind;
                return moved;
            }
        }
        return 0;
    }

    private void endRound(Chunk chunk) {
        line = 1;
        if (arena.isEmpty(chunk)) {
            closed = null;
        } else if (++rounds == MOST_ROUNDS) {
            stop(chunk);
        }
    }

    private void stop(Chunk chunk) {
        arena.reopen(chunk);
        closed = null;
        rest = REST;
    }
}
