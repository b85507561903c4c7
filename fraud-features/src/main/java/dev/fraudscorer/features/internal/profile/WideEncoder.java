package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.window.Moments;

/**
 * A {@link Wide} part as bytes:
 *
 * <pre>
 *   count of buckets 4
 *   table: places 4, values 8 each
 *   ids:   count 4, each time 8, id 8
 *   buckets, each
 *     width 4 | newest 8 | events 4 by filter
 *     | by lane of numbers: carriers 4, sums 8 each, minimum 8, negated maximum 8, outliers 4, their moments 8 each
 *     | by lane of codes: places 4, each place 4, count 4
 *   sweep 4
 * </pre>
 */
final class WideEncoder {
    private final StateOutput out;

    WideEncoder(StateOutput out) {
        this.out = out;
    }

    /** First, so that it can be seen before all else whether anything was folded: {@link WideDecoder#bucketCount}. */
    void count(Buckets buckets) {
        put(buckets.size());
    }

    void table(CodeTable table) {
        put(table.places());
        for (int place = 1; place < table.places(); place++) {
            put(table.value(place));
        }
    }

    void ids(FoldedIds ids) {
        put(ids.size());
        ids.each(this::put);
    }

    void buckets(Buckets buckets, FoldLanes lanes) {
        for (int i = 0; i < buckets.size(); i++) {
            bucket(buckets.get(i), lanes);
        }
    }

    void sweep(int sweep) {
        put(sweep);
    }

    private void bucket(Bucket bucket, FoldLanes lanes) {
        put(bucket.log());
        put(bucket.newest());
        for (int filter = -1; filter < lanes.filters(); filter++) {
            put(bucket.events(filter));
        }
        for (int lane = 0; lane < lanes.numbers(); lane++) {
            put(bucket.carriers(lane));
            for (int word = 0; word < Bucket.WORDS; word++) {
                put(bucket.words()[lane * Bucket.WORDS + word]);
            }
            put(bucket.low(lane));
            put(bucket.negatedHigh(lane));
            Moments outliers = bucket.outliers(lane);
            put(outliers == null ? 0 : outliers.count());
            if (outliers != null) {
                for (double part : outliers.parts()) {
                    put(part);
                }
            }
        }
        for (int lane = 0; lane < lanes.codes(); lane++) {
            places(bucket.places(lane));
        }
    }

    private void places(PlaceCounts counts) {
        put(counts.size());
        for (int slot = 0; slot < counts.capacity(); slot++) {
            if (counts.place(slot) != 0) {
                put(counts.place(slot));
                put(counts.count(slot));
            }
        }
    }

    private void put(int value) {
        out.putInt(value);
    }

    private void put(long value) {
        out.putLong(value);
    }

    private void put(double value) {
        out.putLong(Double.doubleToRawLongBits(value));
    }
}
