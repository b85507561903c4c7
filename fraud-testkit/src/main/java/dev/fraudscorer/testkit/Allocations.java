package dev.fraudscorer.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes code allocates on the thread that runs it. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /** The bytes of one run. */
    public static long of(Runnable code) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        code.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** The least bytes of several runs: a compilation in between may allocate on this thread. */
    public static long least(int runs, Runnable code) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            least = Math.min(least, of(code));
        }
        return least;
    }
}
