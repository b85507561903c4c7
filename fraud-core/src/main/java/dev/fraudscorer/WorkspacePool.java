package dev.fraudscorer;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keeps workspaces from event to event. A thread looks first where its id points, so platform threads find their own
 * again; no thread-local, since virtual threads would each hold one.
 */
final class WorkspacePool {
    private static final int PROBES = 4;

    private final AtomicReferenceArray<Workspace> places;
    private final int mask;
    private final Supplier<Workspace> maker;

    WorkspacePool(Supplier<Workspace> maker) {
        this.maker = maker;
        int size = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 8 - 1) * 2;
        this.places = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
    }

    Workspace borrow() {
        int home = home();
        for (int probe = 0; probe < PROBES; probe++) {
            int place = (home + probe) & mask;
            if (places.getPlain(place) != null) {
                Workspace workspace = places.getAndSet(place, null);
                if (workspace != null) {
                    return workspace;
                }
            }
        }
        return maker.get();
    }

    void giveBack(Workspace workspace) {
        workspace.clear();
        int home = home();
        for (int probe = 0; probe < PROBES; probe++) {
            if (places.compareAndSet((home + probe) & mask, null, workspace)) {
                return;
            }
        }
    }

    private int home() {
        return (int) Thread.currentThread().getId() * PROBES & mask;
    }
}
