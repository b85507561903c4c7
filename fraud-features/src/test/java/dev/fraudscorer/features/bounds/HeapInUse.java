package dev.fraudscorer.features.bounds;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What of this process's heap is in use once all that is garbage is gone. */
final class HeapInUse {
    private static final int COLLECTIONS = 3;

    private HeapInUse() {}

    static long bytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        // The first one may only find what is queued for finalisation or referred to softly.
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
