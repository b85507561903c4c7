package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.features.internal.window.Tally;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How often each value of a column of codes occurs in each window of a pass. */
final class CodeTotals extends LaneTotals {
    private static final int FEWEST = 16;
    private static final int LAST_BIT = Integer.SIZE - 1;

    private final CodeLane lane;
    private final int foldLane;
    private final Footprint footprint;
    private final int[] carriers;
    private final int[] distinct;
    /** By the code's place, and then by window, since one event mostly enters them all at once. */
    private int[] counts;

    CodeTotals(CodeLane lane, int foldLane, Footprint footprint) {
        super(lane.windows());
        this.lane = lane;
        this.foldLane = foldLane;
        this.footprint = footprint;
        this.carriers = new int[windows()];
        this.distinct = new int[windows()];
        this.counts = new int[FEWEST * windows()];
        footprint.add(5 * Footprint.OBJECT + (3L * windows() + counts.length) * Integer.BYTES);
    }

    @Override
    void count(Rows rows, int from, int to, int place, int by) {
        for (int i = from; i < to; i++) {
            int code = rows.code(lane.column(), i);
            if (code != 0 && FoldLanes.admits(lane.filter(), rows.bits(i))) {
                count(code, place, by);
            }
        }
    }

    @Override
    void enter(Rows rows, int index) {
        int code = rows.code(lane.column(), index);
        if (code != 0 && FoldLanes.admits(lane.filter(), rows.bits(index))) {
            for (int place = 0; place < carriers.length; place++) {
                count(code, place, 1);
            }
        }
    }

    @Override
    void count(Bucket bucket, int place, int by) {
        PlaceCounts codes = bucket.places(foldLane);
        for (int slot = 0; slot < codes.capacity(); slot++) {
            if (codes.place(slot) != 0) {
                count(codes.place(slot), place, by * codes.count(slot));
            }
        }
    }

    private void count(int code, int place, int by) {
        int at = code * windows() + place;
        if (at >= counts.length) {
            grow(at);
        }
        int before = counts[at];
        int after = before + by;
        counts[at] = after;
        carriers[place] += by;
        // One for a count that was 0, less one for a count that is: without a branch, since both come at random.
        distinct[place] += ((before - 1) >>> LAST_BIT) - ((after - 1) >>> LAST_BIT);
    }

    private void grow(int at) {
        int length = Math.max(at + windows(), counts.length + counts.length / 2);
        footprint.add((long) (length - counts.length) * Integer.BYTES);
        counts = Arrays.copyOf(counts, length);
    }

    /**
     * Fills the slots of the lane.
     *
     * @param across the bucket that the end of the windows cuts; null if there is none
     * @param own the place of the current event's value; 0 if no event that is kept has it
     * @param skip the index of the current event's own row; -1 if it has none in the windows
     */
    void read(
            Rows rows,
            @Nullable Bucket across,
            Current current,
            int own,
            int skip,
            boolean inside,
            Tally tally,
            FeatureVector out) {
        boolean given = current.value(lane.column()) != ColumnValue.NONE;
        boolean admitted = inside && current.isAdmittedBy(lane.filter());
        int skipped =
                skip >= 0 && FoldLanes.admits(lane.filter(), rows.bits(skip)) ? rows.code(lane.column(), skip) : 0;
        for (int place = 0; place < windows(); place++) {
            int carrying = carriers[place];
            int different = distinct[place];
            int same = own == 0 ? 0 : countOf(own, place);
            if (skipped != 0) {
                carrying--;
                different -= countOf(skipped, place) == 1 ? 1 : 0;
                same -= skipped == own ? 1 : 0;
            }
            tally.carriers[window(place)] = carrying;
            tally.distinct[window(place)] = different;
            tally.same[window(place)] = same;
        }
        tally.nothing =
                Bucket.whyNothing(across != null && across.places(foldLane).size() > 0);
        Outputs.codes(out, lane, tally, given, admitted);
    }

    private int countOf(int code, int place) {
        int at = code * windows() + place;
        return at < counts.length ? counts[at] : 0;
    }
}
