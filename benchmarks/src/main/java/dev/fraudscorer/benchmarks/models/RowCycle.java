package dev.fraudscorer.benchmarks.models;

/** Rows one after the other, again and again. */
final class RowCycle {
    private final float[][] rows;
    private int next;

    RowCycle(float[][] rows) {
        this.rows = rows;
    }

    float[] next() {
        next = next + 1 == rows.length ? 0 : next + 1;
        return rows[next];
    }
}
