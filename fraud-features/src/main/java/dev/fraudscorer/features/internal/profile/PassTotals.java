package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.FraudReading;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.features.internal.window.Tally;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * The windows of a pass lie over the elements as a sliding rule: they have one end, and each its own start. `now` says
 * which elements the totals hold. It need not fit the time of any event: only a reading moves it, to the current event's
 * windows, and counts what passes the edges. Whatever else happens to the elements leaves each window with the elements
 * that it has, so that the totals hold what `now` says at any time.
 */

/** The windows of one pass over a large entity: what is in them, kept up to date, and what it comes to. */
final class PassTotals {
    private final Pass pass;
    private Cursors now;
    private Cursors next;
    private final CountTotals[] counts;
    private final NumberTotals[] numbers;
    private final CodeTotals[] codes;
    private final LaneTotals[] lanes;
    private final Extremes[] extremes;

    PassTotals(Pass pass, FoldLanes folded, FixedPoint fixed, Footprint footprint) {
        this.pass = pass;
        this.now = new Cursors(pass.windows());
        this.next = new Cursors(pass.windows());
        List<CountTotals> ofCounts = new ArrayList<>();
        for (CountLane lane : pass.counts()) {
            ofCounts.add(new CountTotals(lane.filter(), pass.windows(), footprint));
        }
        for (FraudLane lane : pass.frauds()) {
            if (ofCounts.stream().noneMatch(count -> count.filter() == lane.filter())) {
                ofCounts.add(new CountTotals(lane.filter(), pass.windows(), footprint));
            }
        }
        this.counts = ofCounts.toArray(CountTotals[]::new);
        List<LaneTotals> all = new ArrayList<>(ofCounts);
        List<Extremes> ofExtremes = new ArrayList<>();
        this.numbers = new NumberTotals[pass.numbers().length];
        for (int i = 0; i < numbers.length; i++) {
            NumberLane lane = pass.numbers()[i];
            numbers[i] = new NumberTotals(lane, folded.numberLane(lane), fixed, footprint);
            all.add(numbers[i]);
            Extremes ofLane = numbers[i].extremes();
            if (ofLane != null) {
                ofExtremes.add(ofLane);
            }
        }
        this.codes = new CodeTotals[pass.codes().length];
        for (int i = 0; i < codes.length; i++) {
            CodeLane lane = pass.codes()[i];
            codes[i] = new CodeTotals(lane, folded.codeLane(lane), footprint);
            all.add(codes[i]);
        }
        this.lanes = all.toArray(LaneTotals[]::new);
        this.extremes = ofExtremes.toArray(Extremes[]::new);
        footprint.add(12 * Footprint.OBJECT + 2L * pass.windows() * (Long.BYTES + Integer.BYTES));
    }

    /**
     * Fills the slots of the pass as of the current event.
     *
     * @param known the row of the event; -1 if it has none
     * @param folded whether it is in a bucket, out of which it cannot be taken
     */
    void read(
            Elements elements,
            Current current,
            int known,
            boolean folded,
            CodeTable table,
            @Nullable Labels labels,
            WideScratch scratch,
            FeatureVector out) {
        Tally tally = scratch.tally;
        boolean inside = pass.offsetMillis() == 0 && !folded;
        int skip = inside ? known : -1;
        long end = current.seenUntil() - pass.offsetMillis();
        slide(elements, end);
        // It stands outside of all windows of the pass, with all its events.
        Bucket across = elements.buckets().across(end);
        for (CountLane lane : pass.counts()) {
            CountTotals of = countsOf(lane.filter());
            for (int window = 0; window < pass.windows(); window++) {
                tally.events[window] = of.events(elements.rows(), window, skip);
            }
            Outputs.counts(out, lane, tally, inside && current.isAdmittedBy(lane.filter()) ? 1 : 0);
        }
        for (NumberTotals of : numbers) {
            of.read(elements, now, across, current, skip, inside, scratch, out);
        }
        for (int i = 0; i < codes.length; i++) {
            int own = table.find(current.value(pass.codes()[i].column()));
            codes[i].read(elements.rows(), across, current, own, skip, inside, tally, out);
        }
        for (FraudLane lane : pass.frauds()) {
            CountTotals of = countsOf(lane.filter());
            for (int window : lane.windows()) {
                tally.events[window] = of.events(elements.rows(), window, skip);
            }
            tally.nothing = Bucket.whyNothing(across != null && across.events(lane.filter()) > 0);
            FraudReading.read(labels, pass, lane, current, tally, inside, out);
        }
    }

    private CountTotals countsOf(int filter) {
        int i = 0;
        while (counts[i].filter() != filter) {
            i++;
        }
        return counts[i];
    }

    private void slide(Elements elements, long end) {
        next.rowEnd = elements.firstAfter(end, now.rowEnd);
        next.bucketEnd = elements.buckets().firstAfter(end, now.bucketEnd);
        for (int window = 0; window < pass.windows(); window++) {
            long start = end - pass.lengthMillis()[window];
            next.rowStarts[window] = elements.firstAfter(start, now.rowStarts[window]);
            next.bucketStarts[window] = elements.buckets().firstAfter(start, now.bucketStarts[window]);
        }
        if (now.goForwardTo(next)) {
            slideForward(elements);
        } else {
            for (LaneTotals lane : lanes) {
                lane.slide(elements, now, next);
            }
        }
        for (Extremes of : extremes) {
            of.slide(elements, now, next);
        }
        Cursors before = now;
        now = next;
        next = before;
    }

    /** Kind by kind, so that the compiler knows what it calls. */
    private void slideForward(Elements elements) {
        for (CountTotals of : counts) {
            of.slideForward(elements, now, next);
        }
        for (NumberTotals of : numbers) {
            of.slideForward(elements, now, next);
        }
        for (CodeTotals of : codes) {
            of.slideForward(elements, now, next);
        }
    }

    /** The row {@code row} was put in. */
    void insertRow(Elements elements, long row) {
        boolean before = row < now.rowEnd;
        now.insertRow(row);
        if (before) {
            for (Extremes of : extremes) {
                of.insertRow(row);
            }
            addRow(elements, row);
        }
    }

    /** A row has content now, and had none that was counted. */
    void addRow(Elements elements, long row) {
        for (LaneTotals lane : lanes) {
            lane.countRow(elements, now, row, 1);
        }
        for (Extremes of : extremes) {
            if (row < now.rowEnd) {
                of.putRow(elements, row);
            }
        }
    }

    /** The content of a row is about to go. */
    void removeRow(Elements elements, long row) {
        for (LaneTotals lane : lanes) {
            lane.countRow(elements, now, row, -1);
        }
        for (Extremes of : extremes) {
            if (row < now.rowEnd) {
                of.removeRow(elements, row, now.rowEnd);
            }
        }
    }

    /** The rows before {@code first} are about to leave. */
    void leaveRows(Elements elements, long first) {
        for (long row = elements.first(); row < first; row++) {
            for (LaneTotals lane : lanes) {
                lane.countRow(elements, now, row, -1);
            }
        }
        now.leaveRows(first);
        for (Extremes of : extremes) {
            of.leaveRows(first);
        }
    }

    /** The oldest row becomes part of the newest bucket, in which it is already; the bucket may be new. */
    void foldRow(Elements elements, int bucket, boolean isNew) {
        long row = elements.first();
        if (isNew && now.bucketEnd == bucket && row < now.rowEnd) {
            now.bucketEnd++;
            for (int window = 0; window < pass.windows(); window++) {
                if (!now.holdsRow(window, row) && now.bucketStarts[window] == bucket) {
                    now.bucketStarts[window]++;
                }
            }
        }
        for (LaneTotals lane : lanes) {
            lane.moveIntoBucket(elements, now, row, bucket);
        }
        now.leaveRows(row + 1);
        for (Extremes of : extremes) {
            of.leaveRows(row + 1);
            if (bucket < now.bucketEnd) {
                of.putBucket(elements, bucket);
            }
        }
    }

    /** An empty bucket was put in. */
    void insertBucket(int bucket) {
        if (bucket < now.bucketEnd) {
            for (Extremes of : extremes) {
                of.insertBucket(bucket);
            }
        }
        now.insertBucket(bucket);
    }

    /** An event, given as a row of its own, is in a bucket now. */
    void foldLate(Elements elements, int bucket, Rows rows, int index) {
        for (LaneTotals lane : lanes) {
            lane.foldIntoBucket(rows, index, now, bucket);
        }
        for (Extremes of : extremes) {
            if (bucket < now.bucketEnd) {
                of.putBucket(elements, bucket);
            }
        }
    }

    /** A bucket and the one behind it are about to become one, which counts as happening when the one behind does. */
    void joinBuckets(Elements elements, int bucket) {
        if (now.bucketEnd == bucket + 1) {
            for (LaneTotals lane : lanes) {
                lane.countBucket(elements, now, bucket, -1);
            }
            now.bucketEnd = bucket;
            for (int window = 0; window < pass.windows(); window++) {
                now.bucketStarts[window] = Math.min(now.bucketStarts[window], bucket);
            }
            for (Extremes of : extremes) {
                of.cutBuckets(elements, bucket);
            }
        } else {
            for (LaneTotals lane : lanes) {
                lane.joinBuckets(elements, now, bucket);
            }
        }
        now.joinBuckets(bucket);
        for (Extremes of : extremes) {
            of.joinBuckets(bucket);
        }
    }

    /** A bucket is one with another now. */
    void joinedBuckets(Elements elements, int bucket) {
        for (Extremes of : extremes) {
            if (bucket < now.bucketEnd) {
                of.putBucket(elements, bucket);
            }
        }
    }

    /** The oldest bucket is about to leave. */
    void leaveBucket(Elements elements) {
        for (LaneTotals lane : lanes) {
            lane.countBucket(elements, now, 0, -1);
        }
        now.leaveBucket();
        for (Extremes of : extremes) {
            of.leaveBucket();
        }
    }
}
