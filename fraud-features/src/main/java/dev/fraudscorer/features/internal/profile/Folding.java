package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.window.FixedPoint;

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

/** Makes buckets of the oldest rows, and keeps the buckets as few as their ages allow. */
final class Folding {
    /** Pairs of neighbours looked at in one visit. */
    private static final int STEPS = 4;

    private final Elements elements;
    private final CodeTable table;
    private final PassTotals[] passes;
    private final FoldLanes lanes;
    private final CellWidths widths;
    private final FixedPoint fixed;
    private final Footprint footprint;
    private long events;
    private int sweep;

    Folding(
            EntityPlan plan,
            Elements elements,
            CodeTable table,
            PassTotals[] passes,
            FoldLanes lanes,
            FixedPoint fixed,
            Footprint footprint) {
        this.elements = elements;
        this.table = table;
        this.passes = passes;
        this.lanes = lanes;
        this.widths = new CellWidths(plan);
        this.fixed = fixed;
        this.footprint = footprint;
        footprint.add(4 * Footprint.OBJECT);
    }

    /** How many events the buckets hold. */
    long events() {
        return events;
    }

    /** Where the sweep will go on. */
    int sweep() {
        return sweep;
    }

    /** Goes on with buckets that are there already. */
    void resume(int sweepFrom) {
        sweep = sweepFrom;
        for (int i = 0; i < elements.buckets().size(); i++) {
            events += elements.buckets().get(i).events(-1);
        }
    }

    /** The oldest row is put in a bucket; the row is the caller's to take out. */
    void foldOldest() {
        Rows rows = elements.rows();
        Buckets buckets = elements.buckets();
        long time = rows.time(rows.first());
        int bucket = buckets.size() - 1;
        boolean isNew = bucket < 0 || time >= buckets.get(bucket).end();
        if (isNew) {
            bucket++;
            buckets.insert(bucket, newBucket(bucket, time));
        }
        buckets.get(bucket).fold(rows, rows.first(), fixed, table);
        events++;
        for (PassTotals pass : passes) {
            pass.foldRow(elements, bucket, isNew);
        }
    }

    /** An event before the oldest row, given as a row of its own, is put in a bucket. */
    void foldLate(Rows event, int index) {
        Buckets buckets = elements.buckets();
        long time = event.time(index);
        int bucket = buckets.find(time);
        if (bucket < 0) {
            bucket = ~bucket;
            buckets.insert(bucket, newBucket(bucket, time));
            for (PassTotals pass : passes) {
                pass.insertBucket(bucket);
            }
        }
        buckets.get(bucket).fold(event, index, fixed, table);
        events++;
        for (PassTotals pass : passes) {
            pass.foldLate(elements, bucket, event, index);
        }
    }

    /** The buckets that count as up to {@code horizon} leave. */
    void forget(long horizon) {
        Buckets buckets = elements.buckets();
        while (buckets.size() > 0 && buckets.get(0).newest() <= horizon) {
            for (PassTotals pass : passes) {
                pass.leaveBucket(elements);
            }
            Bucket leaving = buckets.get(0);
            events -= leaving.events(-1);
            leaving.release(table);
            buckets.remove(0);
        }
    }

    /** Joins buckets that may be one by now, a few at a time. */
    void coarsen(long newest) {
        for (int step = 0; step < STEPS; step++) {
            if (sweep + 1 >= elements.buckets().size()) {
                sweep = 0;
                return;
            }
            if (joinIfAllowed(sweep, newest)) {
                sweep = Math.max(0, sweep - 1);
            } else {
                sweep++;
            }
        }
    }

    /** A bucket to be put at {@code at}, as wide as it may be without touching its neighbours. */
    private Bucket newBucket(int at, long time) {
        Buckets buckets = elements.buckets();
        int log = widths.widest(elements.rows().newestTime(), time);
        while (at > 0 && (time >> log) << log < buckets.get(at - 1).end()) {
            log--;
        }
        while (at < buckets.size()
                && ((time >> log) + 1) << log > buckets.get(at).start()) {
            log--;
        }
        return new Bucket(lanes, footprint, log, time);
    }

    private boolean joinIfAllowed(int i, long newest) {
        Buckets buckets = elements.buckets();
        Bucket older = buckets.get(i);
        Bucket newer = buckets.get(i + 1);
        int log = Long.SIZE - Long.numberOfLeadingZeros(older.newest() ^ newer.newest());
        if (!widths.allows(newest, newer.newest(), log)) {
            return false;
        }
        long cell = newer.newest() >> log;
        boolean apart = (i == 0 || buckets.get(i - 1).newest() >> log != cell)
                && (i + 2 == buckets.size() || buckets.get(i + 2).newest() >> log != cell);
        if (apart) {
            join(i, older, newer, log);
        }
        return apart;
    }

    private void join(int i, Bucket older, Bucket newer, int log) {
        for (PassTotals pass : passes) {
            pass.joinBuckets(elements, i);
        }
        boolean olderIsLarger = older.size() >= newer.size();
        Bucket larger = olderIsLarger ? older : newer;
        larger.fold(olderIsLarger ? newer : older, log, table);
        elements.buckets().set(i, larger);
        elements.buckets().remove(i + 1);
        for (PassTotals pass : passes) {
            pass.joinedBuckets(elements, i);
        }
    }
}
