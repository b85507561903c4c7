package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.Moments;
import java.util.Arrays;

/*
 * A bucket stands for the events of one cell of time. It counts as one element that happened when the newest of its events
 * did. Its cell is 2^log ms wide and begins at a multiple of that; two cells are apart.
 *
 * How many events, numbers and values there are, sums and sums of squares stand in a bucket for it and all that were before it
 * since the base. So what buckets in a row come to is the difference of two of them, however many they are, nothing has to be
 * kept up to date where windows move, and two buckets become one by leaving the older one out. All of these are whole numbers
 * that wrap around without harm.
 */

/** The buckets of a section, by their index from the oldest on. Stateless beside the record. */
final class Buckets {
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final FoldView view;
    private final FixedPoint fixed = new FixedPoint();
    private final long[] words = new long[FixedPoint.SQUARE_WORDS];
    private final double[] parts = new double[Moments.PARTS];

    Buckets(FoldView view) {
        this.view = view;
    }

    int size() {
        return view.getInt(FoldPlan.BUCKETS);
    }

    boolean isFull() {
        return size() + 1 >= view.getInt(FoldPlan.BUCKET_ROOM);
    }

    int id(int index) {
        return view.intAt(view.bucket(index) + FoldPlan.BUCKET_ID);
    }

    int log(int index) {
        return view.intAt(view.bucket(index) + FoldPlan.BUCKET_LOG);
    }

    /** The time that it counts as. */
    long newest(int index) {
        return view.longAt(view.bucket(index) + FoldPlan.BUCKET_NEWEST);
    }

    long start(int index) {
        int log = log(index);
        return newest(index) >> log << log;
    }

    /** When its cell ends, which is in the next cell. */
    long end(int index) {
        return start(index) + (1L << log(index));
    }

    /** The index of the bucket whose cell has this time; if none has, the complement of the index of the next. */
    int find(long time) {
        int i = firstBehind(time);
        return i > 0 && time < end(i - 1) ? i - 1 : ~i;
    }

    /** The bucket that counts as after {@code time} and may hold events up to it; -1 if there is none. */
    int across(long time) {
        int i = firstBehind(time) - 1;
        return i >= 0 && newest(i) > time ? i : -1;
    }

    /** Whether a bucket counts as after {@code start} and before {@code end}. */
    boolean anyCountsBetween(long start, long end) {
        int i = firstBehind(end - 1) - 1;
        if (i >= 0 && newest(i) >= end) {
            i--;
        }
        return i >= 0 && newest(i) > start;
    }

    /** Whether a bucket may hold events after {@code start} and up to {@code end}. */
    boolean anyIn(long start, long end) {
        int i = firstBehind(end) - 1;
        return i >= 0 && newest(i) > start;
    }

    /** The index of the first bucket that counts as after {@code time}. */
    int firstAfter(long time) {
        int low = 0;
        int high = size();
        if (high > 0 && newest(high - 1) <= time) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (newest(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the first bucket whose cell begins after {@code time}. */
    private int firstBehind(long time) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts an empty bucket in; there is room. */
    void insert(int index, int log, long time) {
        int size = size();
        int bytes = view.plan.bucketBytes;
        int at = view.bucket(index);
        System.arraycopy(view.bytes, at, view.bytes, at + bytes, (size - index) * bytes);
        view.putInt(FoldPlan.BUCKETS, size + 1);
        Arrays.fill(view.bytes, at, at + view.plan.eventsAt, (byte) 0);
        System.arraycopy(
                view.bytes,
                at - bytes + view.plan.eventsAt,
                view.bytes,
                at + view.plan.eventsAt,
                bytes - view.plan.eventsAt);
        view.intAt(at + FoldPlan.BUCKET_ID, newId());
        view.intAt(at + FoldPlan.BUCKET_LOG, log);
        view.longAt(at + FoldPlan.BUCKET_NEWEST, time);
        for (FoldPlan.NumberKind kind : view.plan.numbers) {
            view.doubleAt(at + kind.plainAt(), Double.POSITIVE_INFINITY);
            view.doubleAt(at + kind.plainAt() + Double.BYTES, Double.NEGATIVE_INFINITY);
        }
    }

    private int newId() {
        int id = view.getInt(FoldPlan.NEXT_ID) + 1;
        // 0 is none.
        id = id == 0 ? 1 : id;
        view.putInt(FoldPlan.NEXT_ID, id);
        return id;
    }

    /** Takes the oldest bucket out: what it stands for is in the base from now on. */
    void removeFirst() {
        int bytes = view.plan.bucketBytes;
        int size = size();
        System.arraycopy(view.bytes, view.bucket(0), view.bytes, view.bucket(-1), size * bytes);
        view.putInt(FoldPlan.BUCKETS, size - 1);
    }

    /**
     * Makes two neighbours one, but for their values.
     *
     * @param older its place is that of both from now on
     * @param id that of both from now on
     */
    void join(int older, int log, int id) {
        int bytes = view.plan.bucketBytes;
        int of = view.bucket(older);
        int with = of + bytes;
        for (FoldPlan.NumberKind kind : view.plan.numbers) {
            double low = Math.min(view.doubleAt(of + kind.plainAt()), view.doubleAt(with + kind.plainAt()));
            int highAt = kind.plainAt() + Double.BYTES;
            double high = Math.max(view.doubleAt(of + highAt), view.doubleAt(with + highAt));
            view.doubleAt(with + kind.plainAt(), low);
            view.doubleAt(with + highAt, high);
            if (!kind.cents() && view.intAt(of + kind.outliersAt()) > 0) {
                Moments outliers = moments(with, kind);
                outliers.add(moments(of, kind));
                moments(with, kind, outliers);
            }
        }
        view.intAt(with + FoldPlan.BUCKET_LOG, log);
        view.intAt(with + FoldPlan.BUCKET_ID, id);
        int size = size();
        System.arraycopy(view.bytes, with, view.bytes, of, (size - older - 1) * bytes);
        view.putInt(FoldPlan.BUCKETS, size - 1);
    }

    /** Counts an event in a bucket, but for its values. */
    void add(int index, EventRow event) {
        int at = view.bucket(index);
        view.longAt(at + FoldPlan.BUCKET_NEWEST, Math.max(newest(index), event.time()));
        for (FoldPlan.NumberKind kind : view.plan.numbers) {
            double number = event.isAdmittedBy(kind.filter()) ? event.number(kind.column()) : Double.NaN;
            if (!Double.isNaN(number)) {
                view.doubleAt(at + kind.plainAt(), Math.min(view.doubleAt(at + kind.plainAt()), number));
                int highAt = at + kind.plainAt() + Double.BYTES;
                view.doubleAt(highAt, Math.max(view.doubleAt(highAt), number));
                if (!kind.cents() && !FixedPoint.holds(number)) {
                    Moments outliers = moments(at, kind);
                    outliers.add(number);
                    moments(at, kind, outliers);
                }
            }
        }
        for (int i = index; i < size(); i++) {
            accumulate(view.bucket(i), event);
        }
    }

    private void accumulate(int at, EventRow event) {
        FoldPlan plan = view.plan;
        view.addIntAt(at + plan.eventsAt, 1);
        for (int filter = 0; filter < plan.filters; filter++) {
            if (event.isAdmittedBy(filter)) {
                view.addIntAt(at + plan.eventsAt + (1 + filter) * Integer.BYTES, 1);
            }
        }
        for (FoldPlan.NumberKind kind : plan.numbers) {
            double number = event.isAdmittedBy(kind.filter()) ? event.number(kind.column()) : Double.NaN;
            if (!Double.isNaN(number)) {
                view.addIntAt(at + kind.carriersAt(), 1);
                addNumber(at, kind, number);
            }
        }
        for (FoldPlan.CodeKind kind : plan.codes) {
            if (event.value(kind.column()) != 0 && event.isAdmittedBy(kind.filter())) {
                view.addIntAt(at + kind.carriersAt(), 1);
            }
        }
    }

    private void addNumber(int at, FoldPlan.NumberKind kind, double number) {
        if (kind.cents()) {
            long cents = Cents.of(number);
            view.longAt(at + kind.sumAt(), view.longAt(at + kind.sumAt()) + cents);
            if (kind.squares()) {
                addWords(at + kind.squaresAt(), cents * cents, 0);
            }
        } else if (FixedPoint.holds(number)) {
            fixed.set(number);
            load(at + kind.sumAt(), FixedPoint.SUM_WORDS);
            fixed.addTo(words, 0);
            store(at + kind.sumAt(), FixedPoint.SUM_WORDS);
            if (kind.squares()) {
                load(at + kind.squaresAt(), FixedPoint.SQUARE_WORDS);
                fixed.addSquareTo(words, 0);
                store(at + kind.squaresAt(), FixedPoint.SQUARE_WORDS);
            }
        }
    }

    private void addWords(int at, long low, long high) {
        long sum = view.longAt(at) + low;
        view.longAt(at, sum);
        int highAt = at + Long.BYTES;
        view.longAt(highAt, view.longAt(highAt) + high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0));
    }

    /** Adds the words of a sum, lowest first. */
    void addWords(int at, long[] sum) {
        long carry = 0;
        for (int i = 0; i < sum.length; i++) {
            long before = view.longAt(at + i * Long.BYTES);
            long after = before + sum[i] + carry;
            carry = ((before & sum[i]) | ((before | sum[i]) & ~after)) >>> (Long.SIZE - 1);
            view.longAt(at + i * Long.BYTES, after);
        }
    }

    private void load(int at, int count) {
        for (int i = 0; i < count; i++) {
            words[i] = view.longAt(at + i * Long.BYTES);
        }
    }

    private void store(int at, int count) {
        for (int i = 0; i < count; i++) {
            view.longAt(at + i * Long.BYTES, words[i]);
        }
    }

    /** The numbers of a bucket that are too great for the sums. */
    Moments moments(int at, FoldPlan.NumberKind kind) {
        int from = at + kind.outliersAt();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = view.doubleAt(from + Integer.BYTES + i * Double.BYTES);
        }
        return new Moments(view.intAt(from), parts);
    }

    private void moments(int at, FoldPlan.NumberKind kind, Moments moments) {
        int to = at + kind.outliersAt();
        view.intAt(to, moments.count());
        double[] of = moments.parts();
        for (int i = 0; i < of.length; i++) {
            view.doubleAt(to + Integer.BYTES + i * Double.BYTES, of[i]);
        }
    }

    /** What a number of the buckets from one index up to another, exclusive, comes to, all less than 2^32. */
    long sumInt(int offset, int from, int to) {
        return from >= to
                ? 0
                : (view.intAt(view.bucket(to - 1) + offset) - view.intAt(view.bucket(from - 1) + offset)) & LOW_HALF;
    }

    /** How many events a filter admits; the filter below 0 admits all. */
    int events(int filter, int from, int to) {
        return (int) sumInt(view.plan.eventsAt + (1 + filter) * Integer.BYTES, from, to);
    }

    /** Computes what words of the buckets from one index up to another, exclusive, come to. */
    void sumWords(int offset, int count, int from, int to, long[] into, int intoAt) {
        if (from >= to) {
            Arrays.fill(into, intoAt, intoAt + count, 0);
            return;
        }
        int last = view.bucket(to - 1) + offset;
        int before = view.bucket(from - 1) + offset;
        long borrow = 0;
        for (int i = 0; i < count; i++) {
            long a = view.longAt(last + i * Long.BYTES);
            long b = view.longAt(before + i * Long.BYTES);
            long difference = a - b - borrow;
            borrow = ((~a & b) | ((~a | b) & difference)) >>> (Long.SIZE - 1);
            into[intoAt + i] = difference;
        }
    }
}
