package dev.fraudscorer.internal.run.pipeline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * The pool is also the count of the calls inside a version, without a counter that each call writes.
 *
 * A workspace is alive from when it is made until it is dropped; to lend it and to take it back touches one place of an array and
 * nothing else. Three orders of volatile accesses make the count right:
 *
 *   borrow    take a workspace, or make one, which raises `alive`;   then read `retired`
 *   give back put it in its place;                                   then read `retired`
 *   retire    write `retired`;                   then empty the places, then read `alive`
 *
 * All threads see these accesses in one order. So a borrower that does not see `retired` had a workspace before it was written,
 * which `alive` counts until it is dropped; and a workspace that is given back is found in its place by the one who retires, or the
 * one who gives it back sees `retired` and empties the places. The latch cannot open under a call. See docs/adr/0017.
 */

/**
 * Keeps workspaces from event to event, and signals when the last of them is given back. A thread looks first where its
 * id points, so platform threads find their own again; no thread-local, since virtual threads would each hold one.
 *
 * <p>Threads that work at once share no counter: only workspaces that are made or dropped are counted, and once the pool
 * is retired each of them is dropped.
 */
final class WorkspacePool {
    private static final int PROBES = 4;

    private final AtomicReferenceArray<Workspace> places;
    private final int mask;
    private final Supplier<Workspace> maker;
    private final AtomicLong alive = new AtomicLong();
    /** Opens when the pool is retired and the last workspace has come back; who brings it does nothing more. */
    private final CountDownLatch left = new CountDownLatch(1);

    private volatile boolean retired;

    WorkspacePool(Supplier<Workspace> maker) {
        this.maker = maker;
        int size = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 8 - 1) * 2;
        this.places = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
    }

    /** A workspace to be given back; null if the pool is retired. */
    @Nullable
    Workspace borrow() {
        Workspace workspace = take();
        // Asked only now: whoever has a workspace and was not turned away here is waited for.
        if (retired) {
            drop();
            return null;
        }
        return workspace;
    }

    void giveBack(Workspace workspace) {
        workspace.clear();
        if (!workspace.isSound()) {
            drop();
            return;
        }
        int home = home();
        for (int probe = 0; probe < PROBES; probe++) {
            if (places.compareAndSet((home + probe) & mask, null, workspace)) {
                if (retired) {
                    empty();
                }
                return;
            }
        }
        drop();
    }

    /** Drops those that nobody has, with what they still show of the last events. */
    void dropIdle() {
        empty();
    }

    /** Lends no workspace from now on. */
    void retire() {
        retired = true;
        empty();
        leaveIfLast(alive.get());
    }

    /** Whether the pool is retired and nobody has a workspace of it. */
    boolean hasLeft() {
        return left.getCount() == 0;
    }

    /** Waits until the pool is retired and nobody has a workspace of it. */
    void awaitLeft() {
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same, no longer than that; false if somebody still has one. */
    boolean awaitLeft(Duration most) {
        boolean interrupted = false;
        long end = System.nanoTime() + most.toNanos();
        try {
            while (true) {
                try {
                    return left.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Workspace take() {
        int home = home();
        for (int probe = 0; probe < PROBES; probe++) {
            int place = (home + probe) & mask;
            // A look without a fence, for most places are empty; what it saw is believed only after the exchange.
            if (places.getPlain(place) != null) {
                Workspace workspace = places.getAndSet(place, null);
                if (workspace != null) {
                    return workspace;
                }
            }
        }
        alive.incrementAndGet();
        boolean made = false;
        try {
            Workspace workspace = maker.get();
            made = true;
            return workspace;
        } finally {
            if (!made) {
                drop();
            }
        }
    }

    private void empty() {
        for (int place = 0; place <= mask; place++) {
            if (places.getAndSet(place, null) != null) {
                drop();
            }
        }
    }

    private void drop() {
        leaveIfLast(alive.decrementAndGet());
    }

    private void leaveIfLast(long stillAlive) {
        // May come to 0 again: who borrows too late makes one, sees `retired`, drops it and has used no source.
        if (stillAlive == 0 && retired) {
            left.countDown();
        }
    }

    private int home() {
        return (int) Thread.currentThread().getId() * PROBES & mask;
    }
}
