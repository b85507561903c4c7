package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.EventRow;

/*
 * Old events of a hot entity are folded: the oldest row goes into the newest bucket if that bucket's cell has its time,
 * and else into a new one. Cells are those of grids of powers of two, so that two of them are apart or one holds the
 * other, and no two buckets have a moment in common.
 *
 * Buckets age, and may then be wider. At every visit a sweep looks at a few neighbours: two become one if the smallest
 * cell that holds both is not too wide, and holds no third. After a joining it steps back, so that in one way through
 * the buckets all are joined that can be, in pairs from narrow to wide. A visit makes at most one bucket and looks at
 * STEPS pairs, so the sweep gains on the newcomers, and no visit is long.
 */

/** Makes buckets of the oldest rows, and keeps the buckets as few as their ages allow. Stateless beside the record. */
final class Folding {
    /** Pairs of neighbours looked at in one visit. */
    private static final int STEPS = 4;

    private final FoldView view;
    private final Buckets buckets;
    private final FoldValues values;
    private final Sketches sketches;
    private final FoldWindows windows;

    Folding(FoldView view, Buckets buckets, FoldValues values, Sketches sketches, FoldWindows windows) {
        this.view = view;
        this.buckets = buckets;
        this.values = values;
        this.sketches = sketches;
        this.windows = windows;
    }

    /** How many events the buckets hold. */
    long events() {
        return view.getLong(FoldPlan.EVENTS);
    }

    /** The oldest row is put in a bucket; the row is the caller's to take out at once. */
    void foldOldest(EventRow row, long newest, KeptRows rows) {
        int bucket = buckets.size() - 1;
        if (bucket < 0 || row.time() >= buckets.end(bucket)) {
            bucket++;
            insert(bucket, row.time(), newest);
        }
        windows.beforeFolding(rows);
        add(bucket, row, rows);
    }

    /** An event before the oldest row is put in a bucket. */
    void foldLate(EventRow event, long newest, KeptRows rows) {
        int bucket = buckets.find(event.time());
        if (bucket < 0) {
            bucket = ~bucket;
            insert(bucket, event.time(), newest);
            windows.inserted(bucket);
        }
        add(bucket, event, rows);
        for (int kind = 0; kind < view.plan.codes.length; kind++) {
            long value = valueOf(kind, event);
            if (value != ColumnValue.NONE && view.isSketched(kind)) {
                windows.sketched(kind, value);
            }
        }
    }

    /** The buckets that count as up to {@code horizon} leave. */
    void forget(long horizon, KeptRows rows) {
        while (buckets.size() > 0 && buckets.newest(0) <= horizon) {
            windows.leaving(rows);
            for (int kind = 0; kind < view.plan.codes.length; kind++) {
                values.clear(0, kind);
                sketches.free(view.intAt(values.list(0, kind) + FoldValues.LIST_SKETCH));
            }
            view.putLong(FoldPlan.EVENTS, events() - buckets.events(-1, 0, 1));
            buckets.removeFirst();
            view.putInt(FoldPlan.SWEEP, Math.max(0, view.getInt(FoldPlan.SWEEP) - 1));
        }
    }

    /** Joins buckets that may be one by now, a few at a time. */
    void coarsen(long newest, KeptRows rows) {
        int sweep = view.getInt(FoldPlan.SWEEP);
        for (int step = 0; step < STEPS; step++) {
            if (sweep + 1 >= buckets.size()) {
                sweep = 0;
                break;
            }
            if (joinIfAllowed(sweep, newest, rows)) {
                sweep = Math.max(0, sweep - 1);
            } else {
                sweep++;
            }
        }
        view.putInt(FoldPlan.SWEEP, sweep);
    }

    private void add(int bucket, EventRow event, KeptRows rows) {
        buckets.add(bucket, event);
        view.putLong(FoldPlan.EVENTS, events() + 1);
        for (int kind = 0; kind < view.plan.codes.length; kind++) {
            long value = valueOf(kind, event);
            if (value == ColumnValue.NONE) {
                continue;
            }
            if (view.isSketched(kind)) {
                sketches.add(view.intAt(values.list(bucket, kind) + FoldValues.LIST_SKETCH), value);
            } else {
                values.add(kind, bucket, value);
                windows.added(kind, bucket, value, rows);
            }
        }
    }

    private long valueOf(int kind, EventRow event) {
        FoldPlan.CodeKind of = view.plan.codes[kind];
        return event.isAdmittedBy(of.filter()) ? event.value(of.column()) : ColumnValue.NONE;
    }

    /** Puts a bucket in that is as wide as it may be without touching its neighbours. */
    private void insert(int at, long time, long newest) {
        int log = view.plan.widths.widest(newest, time);
        while (at > 0 && (time >> log) << log < buckets.end(at - 1)) {
            log--;
        }
        while (at < buckets.size() && ((time >> log) + 1) << log > buckets.start(at)) {
            log--;
        }
        buckets.insert(at, log, time);
        for (int kind = 0; kind < view.plan.codes.length; kind++) {
            if (view.isSketched(kind)) {
                int number = sketches.add();
                view.intAt(values.list(at, kind) + FoldValues.LIST_SKETCH, number);
            }
        }
    }

    private boolean joinIfAllowed(int i, long newest, KeptRows rows) {
        long older = buckets.newest(i);
        long newer = buckets.newest(i + 1);
        int log = Long.SIZE - Long.numberOfLeadingZeros(older ^ newer);
        if (!view.plan.widths.allows(newest, newer, log)) {
            return false;
        }
        long cell = newer >> log;
        boolean apart = (i == 0 || buckets.newest(i - 1) >> log != cell)
                && (i + 2 == buckets.size() || buckets.newest(i + 2) >> log != cell);
        if (apart) {
            join(i, log, rows);
        }
        return apart;
    }

    private void join(int older, int log, KeptRows rows) {
        windows.joining(older, rows);
        long nodesOfOlder = 0;
        long nodesOfNewer = 0;
        for (int kind = 0; kind < view.plan.codes.length; kind++) {
            nodesOfOlder += view.intAt(values.list(older, kind) + FoldValues.LIST_NODES);
            nodesOfNewer += view.intAt(values.list(older + 1, kind) + FoldValues.LIST_NODES);
        }
        boolean olderIsLarger = nodesOfOlder > nodesOfNewer;
        int larger = olderIsLarger ? older : older + 1;
        int smaller = olderIsLarger ? older + 1 : older;
        for (int kind = 0; kind < view.plan.codes.length; kind++) {
            int kept = values.list(older + 1, kind);
            if (view.isSketched(kind)) {
                joinSketches(values.list(older, kind) + FoldValues.LIST_SKETCH, kept + FoldValues.LIST_SKETCH);
            } else {
                values.join(kind, smaller, larger);
                int list = values.list(larger, kind);
                int first = view.intAt(list);
                int count = view.intAt(list + FoldValues.LIST_NODES);
                view.intAt(kept, first);
                view.intAt(kept + FoldValues.LIST_NODES, count);
            }
        }
        buckets.join(older, log, buckets.id(larger));
    }

    private void joinSketches(int olderAt, int newerAt) {
        int older = view.intAt(olderAt);
        int newer = view.intAt(newerAt);
        sketches.get(newer);
        sketches.addAll(older);
        sketches.put(newer);
        sketches.free(older);
    }
}
