package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.Bytes;

/**
 * Where the parts of a section are in the array that has it. Reused from record to record; confined to the holder of the key's
 * lock.
 */
final class FoldView {
    private final FoldPlan cents;
    private final FoldPlan doubles;
    FoldPlan plan;
    byte[] bytes = {};
    int at;
    /** Where the first bucket begins; the base, which is all that left before, is one bucket before it. */
    int buckets;

    int heads;
    int nodes;
    /** By kind of codes. */
    final int[] tables;
    /** By generation. */
    final int[] ids = new int[2];

    int sketches;

    /** @param cents the plan for records whose numbers are cents */
    FoldView(FoldPlan cents, FoldPlan doubles) {
        this.cents = cents;
        this.doubles = doubles;
        this.plan = cents;
        this.tables = new int[cents.codes.length];
    }

    FoldPlan plan(boolean ofDoubles) {
        return ofDoubles ? doubles : cents;
    }

    void open(byte[] newBytes, int newAt, boolean ofDoubles) {
        bytes = newBytes;
        at = newAt;
        plan = plan(ofDoubles);
        buckets = at + plan.headBytes + plan.bucketBytes;
        heads = buckets + getInt(FoldPlan.BUCKET_ROOM) * plan.bucketBytes;
        nodes = heads + getInt(FoldPlan.NODE_HEADS) * Integer.BYTES;
        int next = nodes + getInt(FoldPlan.NODE_ROOM) * FoldValues.NODE_BYTES;
        for (int kind = 0; kind < tables.length; kind++) {
            tables[kind] = next;
            next += getInt(FoldPlan.table(kind)) * plan.codes[kind].entryBytes();
        }
        for (int generation = 0; generation < ids.length; generation++) {
            ids[generation] = next;
            next += getInt(FoldPlan.ID_SLOTS) * Long.BYTES;
        }
        sketches = next;
    }

    boolean isSketched(int kind) {
        return getInt(FoldPlan.table(kind) + FoldPlan.TABLE_SKETCHED) != 0;
    }

    /** Where a bucket begins in the array; that of index -1 is the base. */
    int bucket(int index) {
        return buckets + index * plan.bucketBytes;
    }

    // Numbers of the head.

    int getInt(int offset) {
        return Bytes.getInt(bytes, at + offset);
    }

    void putInt(int offset, int value) {
        Bytes.putInt(bytes, at + offset, value);
    }

    void addInt(int offset, int by) {
        putInt(offset, getInt(offset) + by);
    }

    long getLong(int offset) {
        return Bytes.getLong(bytes, at + offset);
    }

    void putLong(int offset, long value) {
        Bytes.putLong(bytes, at + offset, value);
    }

    // Numbers at a place of the array.

    int intAt(int place) {
        return Bytes.getInt(bytes, place);
    }

    void intAt(int place, int value) {
        Bytes.putInt(bytes, place, value);
    }

    void addIntAt(int place, int by) {
        Bytes.putInt(bytes, place, Bytes.getInt(bytes, place) + by);
    }

    long longAt(int place) {
        return Bytes.getLong(bytes, place);
    }

    void longAt(int place, long value) {
        Bytes.putLong(bytes, place, value);
    }

    double doubleAt(int place) {
        return Bytes.getDouble(bytes, place);
    }

    void doubleAt(int place, double value) {
        Bytes.putDouble(bytes, place, value);
    }
}
