package dev.fraudscorer.benchmarks.features.duel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the thread that calls it used between two calls: processor time, time and memory. Confined to one thread. */
final class ThreadMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long cpu;
    private long wall;
    private long bytes;

    void begin() {
        bytes = THREADS.getCurrentThreadAllocatedBytes();
        wall = System.nanoTime();
        cpu = THREADS.getCurrentThreadCpuTime();
    }

    /** Adds what was used since {@link #begin}. */
    void end(Readings readings, int items) {
        long cpuEnd = THREADS.getCurrentThreadCpuTime();
        long wallEnd = System.nanoTime();
        readings.add(cpuEnd - cpu, wallEnd - wall, THREADS.getCurrentThreadAllocatedBytes() - bytes, items);
    }
}
