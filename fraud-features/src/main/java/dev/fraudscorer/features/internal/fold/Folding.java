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
 * STEPS pairs, so the sweep gains on the newcomers.
 *
 * To join two buckets takes a step for each node of the one that has fewer, and for each node of the older one in each window
 * that ends or begins between them. A visit takes no more than so many steps: what would take more than is left of them waits for
 * the next visit, and what would take more than all of them is not done, unless an edge between the two has to pass first. Two
 * large buckets thus stay two, and in each wider cell that holds them what is beside them stays one more. All of these are
 * narrower than they need be, and few: each of the large ones has at least a 64th as many nodes as values are told apart.
 */

/** Makes buckets of the oldest rows, and keeps the buckets as few as their ages allow. Stateless beside the record. */
final class Folding {
    /** Pairs of neighbours looked at in one visit. */
    private static final int STEPS = 4;
    /** The fewest nodes that one visit may move. */
    private static final int LEAST_NODES = 1_024;
    /** One visit may move one node for so many values that are told apart. */
    private static final int VALUES_PER_NODE = 64;

    private final FoldView view;
    private final Buckets buckets;
    private final FoldValues values;
    private final Sketches sketches;
    private final FoldWindows windows;
    /** How many more nodes this visit may move. */
    private long nodesLeft;
    /** How many nodes were moved or counted to join buckets since this was made. */
    private long joined;

    Folding(FoldView view, Buckets buckets, FoldValues values, Sketches sketches, FoldWindows windows) {
        this.view = view;
        this.buckets = buckets;
        this.values = values;
        this.sketches = sketches;
        this.windows = windows;
    }

    /** How many nodes one visit may move, so that the buckets that are too large to be joined stay few. */
    static int mostNodes(int exactDistinct) {
        return Math.max(LEAST_NODES, exactDistinct / VALUES_PER_NODE);
    }

    /** How many nodes were moved or counted to join buckets since this was made. */
    long joined() {
        return joined;
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
        int most = mostNodes(view.plan.exactDistinct());
        nodesLeft = most;
        for (int step = 0; step < STEPS; step++) {
            if (sweep + 1 >= buckets.size()) {
                sweep = 0;
                break;
            }
            if (!mayBeOne(sweep, newest)) {
                sweep++;
                continue;
            }
            long nodes = nodesToJoin(sweep);
            if (nodes > most) {
                sweep++;
            } else if (nodes > nodesLeft) {
                break;
            } else {
                nodesLeft -= nodes;
                joined += nodes;
                join(sweep, rows);
                sweep = Math.max(0, sweep - 1);
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

    /** How wide a bucket has to be that two neighbours become. */
    private int logOfBoth(int older) {
        return Long.SIZE - Long.numberOfLeadingZeros(buckets.newest(older) ^ buckets.newest(older + 1));
    }

    /** Whether a bucket and the next one are old enough to be one, with no third one in its cell. */
    private boolean mayBeOne(int i, long newest) {
        long newer = buckets.newest(i + 1);
        int log = logOfBoth(i);
        if (!view.plan.widths.allows(newest, newer, log)) {
            return false;
        }
        long cell = newer >> log;
        return (i == 0 || buckets.newest(i - 1) >> log != cell)
                && (i + 2 == buckets.size() || buckets.newest(i + 2) >> log != cell);
    }

    /** How many nodes have to be moved or counted to join a bucket with the next one. */
    private long nodesToJoin(int older) {
        return Math.min(nodes(older), nodes(older + 1)) + windows.nodesToJoin(older);
    }

    private long nodes(int bucket) {
        long nodes = 0;
        for (int kind = 0; kind < view.plan.codes.length; kind++) {
            nodes += view.intAt(values.list(bucket, kind) + FoldValues.LIST_NODES);
        }
        return nodes;
    }

    private void join(int older, KeptRows rows) {
        int log = logOfBoth(older);
        windows.joining(older, rows);
        boolean olderIsLarger = nodes(older) > nodes(older + 1);
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
