package dev.fraudscorer.features.internal.profile;

import java.nio.ByteBuffer;

/** Reads what {@link WideEncoder} wrote, part by part; {@link IllegalArgumentException} if it is nonsense. */
final class WideDecoder {
    private static final int PLACE_BYTES = 2 * Integer.BYTES;

    private final ByteBuffer in;

    WideDecoder(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** Whether encoded bytes hold buckets, which only a plan with the same windows and lanes can read. */
    static boolean anyBucket(byte[] bytes) {
        return bytes.length >= Integer.BYTES && ByteBuffer.wrap(bytes).getInt() != 0;
    }

    /** How many buckets there are to read. */
    int bucketCount() {
        return count(Long.BYTES);
    }

    CodeTable table(Footprint footprint) {
        int places = getInt();
        check(places > 0 && (places - 1L) * Long.BYTES <= in.remaining(), "a wrong number of values");
        long[] values = new long[places];
        for (int place = 1; place < places; place++) {
            values[place] = getLong();
        }
        CodeTable table = new CodeTable(footprint, values);
        for (int place = 1; place < places; place++) {
            check(values[place] == Dictionary.NO_VALUE || table.find(values[place]) == place, "a value twice");
        }
        return table;
    }

    FoldedIds ids(Footprint footprint) {
        int count = count(2 * Long.BYTES);
        FoldedIds ids = new FoldedIds(footprint);
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long time = getLong();
            check(time >= newest, "folded events out of order");
            newest = time;
            ids.add(time, getLong());
        }
        return ids;
    }

    /** The buckets refer to their values in the table. */
    void readBuckets(int count, Buckets buckets, Rows rows, FoldLanes lanes, CodeTable table, Footprint footprint) {
        long end = 0;
        for (int i = 0; i < count; i++) {
            Bucket bucket = bucket(lanes, table, footprint);
            check(bucket.start() >= end, "buckets out of order");
            end = bucket.end();
            buckets.insert(i, bucket);
        }
        boolean before =
                count == 0 || rows.size() == 0 || buckets.get(count - 1).newest() <= rows.time(rows.first());
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

    int sweep(Buckets buckets) {
        int sweep = getInt();
        check(sweep >= 0 && sweep <= buckets.size(), "a sweep beyond the buckets");
        return sweep;
    }

    void checkEnd() {
        check(!in.hasRemaining(), "more than expected");
    }

    private Bucket bucket(FoldLanes lanes, CodeTable table, Footprint footprint) {
        int log = getInt();
        long newest = getLong();
        check(log >= 0 && log < Cells.STAMP * Byte.SIZE && newest >= 0, "a bucket that is no cell of time");
        Bucket bucket = new Bucket(lanes, footprint, log, newest);
        int[] events = new int[1 + lanes.filters()];
        for (int i = 0; i < events.length; i++) {
            events[i] = getInt();
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

    private void numbers(Bucket bucket, int lane, int events) {
        int carriers = getInt();
        check(carriers >= 0 && carriers <= events, "more numbers than events");
        for (int word = 0; word < Bucket.WORDS; word++) {
            bucket.words()[lane * Bucket.WORDS + word] = getLong();
        }
        double low = getDouble();
        double negatedHigh = getDouble();
        check(carriers == 0 ? low == negatedHigh : low <= -negatedHigh, "a minimum above the maximum");
        int outliers = getInt();
        check(outliers >= 0 && outliers <= carriers, "more outliers than numbers");
        Moments moments = null;
        if (outliers > 0) {
            double[] parts = new double[Moments.PARTS];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = getDouble();
            }
            moments = new Moments(outliers, parts);
        }
        bucket.restoreNumbers(lane, carriers, low, negatedHigh, moments);
    }

    private void places(PlaceCounts counts, int events, CodeTable table) {
        int size = count(PLACE_BYTES);
        long total = 0;
        for (int i = 0; i < size; i++) {
            int place = getInt();
            int times = getInt();
            total += times;
            check(isUsed(place, table) && times > 0 && total <= events, "a wrong number of values");
            check(counts.add(place, times), "a value twice in a bucket");
            table.refer(place);
        }
    }

    private static boolean isUsed(int place, CodeTable table) {
        return place > 0 && place < table.places() && table.value(place) != Dictionary.NO_VALUE;
    }

    /** A count of things that are still to come, so that no wrong one makes an array of it. */
    private int count(int bytesEach) {
        int count = getInt();
        check(count >= 0 && (long) count * bytesEach <= in.remaining(), "a wrong count");
        return count;
    }

    private int getInt() {
        need(Integer.BYTES);
        return in.getInt();
    }

    private long getLong() {
        need(Long.BYTES);
        return in.getLong();
    }

    private double getDouble() {
        need(Double.BYTES);
        return in.getDouble();
    }

    private void need(int bytes) {
        check(in.remaining() >= bytes, "less than expected");
    }

    private static void check(boolean holds, String found) {
        if (!holds) {
            throw new IllegalArgumentException("folded events of an entity: " + found);
        }
    }
}
