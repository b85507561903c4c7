package dev.fraudscorer.benchmarks.features.duel;

import java.util.Arrays;

/** What the batches of one contender took, per item. Confined to one thread at a time. */
public final class Readings {
    private double[] cpu = new double[64];
    private double[] wall = new double[64];
    private double[] bytes = new double[64];
    private int size;
    private long cpuNanos;
    private long items;

    void add(long cpuOfBatch, long wallOfBatch, long bytesOfBatch, int itemsOfBatch) {
        cpuNanos += cpuOfBatch;
        items += itemsOfBatch;
        keep(
                (double) cpuOfBatch / itemsOfBatch,
                (double) wallOfBatch / itemsOfBatch,
                (double) bytesOfBatch / itemsOfBatch);
    }

    /** Adds those of another thread. */
    void addAll(Readings other) {
        cpuNanos += other.cpuNanos;
        items += other.items;
        for (int i = 0; i < other.size; i++) {
            keep(other.cpu[i], other.wall[i], other.bytes[i]);
        }
    }

    private void keep(double cpuOfItem, double wallOfItem, double bytesOfItem) {
        if (size == cpu.length) {
            cpu = Arrays.copyOf(cpu, 2 * size);
            wall = Arrays.copyOf(wall, 2 * size);
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        cpu[size] = cpuOfItem;
        wall[size] = wallOfItem;
        bytes[size] = bytesOfItem;
        size++;
    }

    /** Nanoseconds of the processor for one item. */
    public Quantiles cpu() {
        return new Quantiles(Arrays.copyOf(cpu, size));
    }

    /** Nanoseconds that passed for one item. */
    public Quantiles wall() {
        return new Quantiles(Arrays.copyOf(wall, size));
    }

    /** Bytes allocated for one item. */
    public Quantiles bytes() {
        return new Quantiles(Arrays.copyOf(bytes, size));
    }

    /** How many items a second of the processor takes, over all batches. */
    public double itemsPerSecond() {
        return items * 1e9 / cpuNanos;
    }
}
