package dev.fraudscorer.features.internal.store;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps blocks from visit to visit. A thread looks where its id points, so platform threads find their own again; no
 * thread-local, since virtual threads would each hold one. Thread-safe.
 */
final class BlockPool {
    private static final int PLACES = 64;
    /** Apart, so that two threads do not write to one cache line. */
    private static final int APART = 16;

    private final AtomicReferenceArray<StoreBlock> places = new AtomicReferenceArray<>(PLACES * APART);
    private final Arena arena;

    BlockPool(Arena arena) {
        this.arena = arena;
    }

    StoreBlock take() {
        StoreBlock block = places.getAndSet(place(), null);
        return block == null ? new StoreBlock(arena) : block;
    }

    void giveBack(StoreBlock block) {
        block.close();
        places.lazySet(place(), block);
    }

    private static int place() {
        return (int) (Thread.currentThread().getId() & (PLACES - 1)) * APART;
    }
}
