package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.window.Moments;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;

/** Reads what {@link WideEncoder} wrote, part by part; {@link IllegalArgumentException} if it is nonsense. */
final class WideDecoder {
    private static final int PLACE_BYTES = 2 * Integer.BYTES;

    private final StateInput in;
    private final int buckets;

    /** Reads how many buckets there are, which only a plan with the same windows and lanes can read. */
    WideDecoder(StateInput in) throws IOException, InvalidStateException {
        this.in = in;
        this.buckets = in.count(Long.BYTES);
    }

    /** How many buckets there are to read. */
    int bucketCount() {
        return buckets;
    }

    CodeTable table(Footprint footprint) throws IOException, InvalidStateException {
        int places = in.getInt();
        check(places > 0 && (places - 1L) * Long.BYTES <= in.left(), "a wrong number of values");
        long[] written = in.longs(places - 1);
        long[] values = new long[places];
        System.arraycopy(written, 0, values, 1, written.length);
        CodeTable table = new CodeTable(footprint, values);
        for (int place = 1; place < places; place++) {
            check(values[place] == ColumnValue.NONE || table.find(values[place]) == place, "a value twice");
        }
        return table;
    }

    FoldedIds ids(Footprint footprint) throws IOException, InvalidStateException {
        int count = in.count(2 * Long.BYTES);
        FoldedIds ids = new FoldedIds(footprint);
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long time = in.getLong();
            check(time >= newest, "folded events out of order");
            newest = time;
            ids.add(time, in.getLong());
        }
        return ids;
    }

    /** The buckets refer to their values in the table. */
    void readBuckets(Buckets read, Rows rows, FoldLanes lanes, CodeTable table, Footprint footprint)
            throws IOException, InvalidStateException {
        long end = 0;
        for (int i = 0; i < buckets; i++) {
            Bucket bucket = bucket(lanes, table, footprint);
            check(bucket.start() >= end, "buckets out of order");
            end = bucket.end();
            read.insert(i, bucket);
        }
        boolean before =
                buckets == 0 || rows.size() == 0 || read.get(buckets - 1).newest() <= rows.time(rows.first());
        check(before, "buckets behind the oldest event");
    }

    /** The codes in the rows must be places of the table. */
    void checkCodes(Rows rows, CodeTable table) {
        for (int column = 0; column < rows.columns().codes(); column++) {
            for (int i = rows.first(); i < rows.end(); i++) {
                int code = rows.code(column, i);
                check(code == 0 || isUsed(code, table), "a code without a value");
            }
        }
    }

    int sweep(Buckets read) throws IOException, InvalidStateException {
        int sweep = in.getInt();
        check(sweep >= 0 && sweep <= read.size(), "a sweep beyond the buckets");
        return sweep;
    }

    private Bucket bucket(FoldLanes lanes, CodeTable table, Footprint footprint)
            throws IOException, InvalidStateException {
        int log = in.getInt();
        long newest = in.getLong();
        check(log >= 0 && log < Cells.STAMP * Byte.SIZE && newest >= 0, "a bucket that is no cell of time");
        Bucket bucket = new Bucket(lanes, footprint, log, newest);
        int[] events = new int[1 + lanes.filters()];
        for (int i = 0; i < events.length; i++) {
            events[i] = in.getInt();
            check(events[i] >= 0 && events[i] <= events[0], "a wrong number of events");
        }
        bucket.restoreEvents(events);
        for (int lane = 0; lane < lanes.numbers(); lane++) {
            numbers(bucket, lane, events[lanes.numberFilter(lane) + 1]);
        }
        for (int lane = 0; lane < lanes.codes(); lane++) {
            places(bucket.places(lane), events[lanes.codeFilter(lane) + 1], table);
        }
        return bucket;
    }

    private void numbers(Bucket bucket, int lane, int events) throws IOException, InvalidStateException {
        int carriers = in.getInt();
        check(carriers >= 0 && carriers <= events, "more numbers than events");
        for (int word = 0; word < Bucket.WORDS; word++) {
            bucket.words()[lane * Bucket.WORDS + word] = in.getLong();
        }
        double low = Double.longBitsToDouble(in.getLong());
        double negatedHigh = Double.longBitsToDouble(in.getLong());
        check(carriers == 0 ? low == negatedHigh : low <= -negatedHigh, "a minimum above the maximum");
        int outliers = in.getInt();
        check(outliers >= 0 && outliers <= carriers, "more outliers than numbers");
        Moments moments = null;
        if (outliers > 0) {
            double[] parts = new double[Moments.PARTS];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = Double.longBitsToDouble(in.getLong());
            }
            moments = new Moments(outliers, parts);
        }
        bucket.restoreNumbers(lane, carriers, low, negatedHigh, moments);
    }

    private void places(PlaceCounts counts, int events, CodeTable table) throws IOException, InvalidStateException {
        int size = in.count(PLACE_BYTES);
        long total = 0;
        for (int i = 0; i < size; i++) {
            int place = in.getInt();
            int times = in.getInt();
            total += times;
            check(isUsed(place, table) && times > 0 && total <= events, "a wrong number of values");
            check(counts.add(place, times), "a value twice in a bucket");
            table.refer(place);
        }
    }

    private static boolean isUsed(int place, CodeTable table) {
        return place > 0 && place < table.places() && table.value(place) != ColumnValue.NONE;
    }

    private static void check(boolean holds, String found) {
        if (!holds) {
            throw new IllegalArgumentException("folded events of an entity: " + found);
        }
    }
}
