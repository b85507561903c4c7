package dev.fraudscorer.lab.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Growing storage for rows of floats, row after row in blocks of equal size.
 *
 * <p>Blocks, not one array: growing never copies a row, so the peak is what the rows take and one block.
 */
final class TrainingRows {
    private static final int BLOCK_ROWS = 1 << 12;

    private final int width;
    private final List<float[]> blocks = new ArrayList<>();
    private final BitSet frauds = new BitSet();
    private long[] timesMillis = new long[BLOCK_ROWS];
    private int size;

    TrainingRows(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    void add(float[] values, boolean fraud, long eventTimeMillis) {
        int inBlock = size % BLOCK_ROWS;
        if (inBlock == 0) {
            blocks.add(new float[BLOCK_ROWS * width]);
        }
        System.arraycopy(values, 0, blocks.get(size / BLOCK_ROWS), inBlock * width, width);
        if (size == timesMillis.length) {
            timesMillis = Arrays.copyOf(timesMillis, size + (size >> 1));
        }
        timesMillis[size] = eventTimeMillis;
        frauds.set(size, fraud);
        size++;
    }

    boolean fraud(int row) {
        return frauds.get(row);
    }

    long eventTimeMillis(int row) {
        return timesMillis[row];
    }

    float value(int row, int column) {
        return blocks.get(row / BLOCK_ROWS)[row % BLOCK_ROWS * width + column];
    }

    void copyRow(int row, float[] into, int offset) {
        System.arraycopy(blocks.get(row / BLOCK_ROWS), row % BLOCK_ROWS * width, into, offset, width);
    }

    /** Row numbers by event time; rows of one instant stay in their order. */
    int[] inOrderOfTime() {
        int[] order = new int[size];
        boolean sorted = true;
        for (int row = 0; row < size; row++) {
            order[row] = row;
            sorted &= row == 0 || timesMillis[row - 1] <= timesMillis[row];
        }
        if (sorted) {
            return order;
        }
        Integer[] boxed = new Integer[size];
        Arrays.setAll(boxed, row -> row);
        Arrays.sort(boxed, (a, b) -> Long.compare(timesMillis[a], timesMillis[b]));
        Arrays.setAll(order, place -> boxed[place]);
        return order;
    }
}
