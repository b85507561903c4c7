package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.SmallLabels;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.FraudReading;
import dev.fraudscorer.features.internal.window.NumberValues;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.features.internal.window.Tally;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;

/**
 * Reads the windows of a small record by walking over its rows, lane by lane: any plan, any event. What the generated code
 * does for the newest event of most plans, this does for all. Reused from event to event; confined to one thread.
 *
 * <p>The current event is not among the rows that are looked at, whether or not it was counted before; its part is added
 * where a window has it.
 */
final class SmallWindows {
    private static final int WORDS = 4;

    private final SmallRecord record;
    private final SmallLabels labels;
    private final Tally tally;
    private final NumberValues without;
    private final NumberValues with;
    private final SmallNumbers numbers;
    /** By window of the pass, the index of its oldest row. */
    private final int[] starts;

    private final long[] seen = new long[WORDS];
    /** The index behind the newest row that the windows of the pass reach to. */
    private int end;
    /** The index of the current event's own row, which is left out; -1 if it has none in the windows. */
    private int skip;

    /** @param windows the most windows that a pass has */
    SmallWindows(SmallRecord record, SmallLabels labels, int windows) {
        this.record = record;
        this.labels = labels;
        this.tally = new Tally(windows);
        this.without = new NumberValues(windows);
        this.with = new NumberValues(windows);
        this.numbers = new SmallNumbers(record);
        this.starts = new int[windows];
        tally.nothing = ValueState.NO_HISTORY;
    }

    /**
     * Fills the slots of one pass.
     *
     * @param known the current event's own index; -1 if it was not counted before
     */
    void read(Pass pass, Current current, int known, FeatureVector out) {
        boolean inside = pass.offsetMillis() == 0;
        skip = inside ? known : -1;
        find(pass, current.seenUntil() - pass.offsetMillis());
        for (CountLane lane : pass.counts()) {
            countEvents(lane.including().windows(), lane.filter());
            countEvents(lane.excluding().windows(), lane.filter());
            Outputs.counts(out, lane, tally, inside && current.isAdmittedBy(lane.filter()) ? 1 : 0);
        }
        for (NumberLane lane : pass.numbers()) {
            boolean isIn = inside && current.isAdmittedBy(lane.filter());
            read(lane, current.number(lane.column()), isIn, out);
        }
        for (CodeLane lane : pass.codes()) {
            int own = record.place(lane.column(), current.value(lane.column()));
            count(lane, own);
            boolean given = current.value(lane.column()) != ColumnValue.NONE;
            Outputs.codes(out, lane, tally, given, inside && current.isAdmittedBy(lane.filter()));
        }
        for (FraudLane lane : pass.frauds()) {
            countEvents(lane.windows(), lane.filter());
            FraudReading.read(record.labels() == 0 ? null : labels, pass, lane, current, tally, inside, out);
        }
    }

    private void find(Pass pass, long endMillis) {
        end = record.firstAfter(endMillis);
        int start = end;
        for (int window = 0; window < pass.windows(); window++) {
            long after = endMillis - pass.lengthMillis()[window];
            while (start > 0 && record.time(start - 1) > after) {
                start--;
            }
            starts[window] = start;
        }
    }

    private void countEvents(int[] windows, int filter) {
        int events = 0;
        int i = end;
        for (int window : windows) {
            for (; i > starts[window]; i--) {
                events += isIn(i - 1, filter) ? 1 : 0;
            }
            tally.events[window] = events;
        }
    }

    private boolean isIn(int index, int filter) {
        return index != skip && (filter < 0 || (record.bits(index) >>> filter & 1) != 0);
    }

    private void read(NumberLane lane, double own, boolean isIn, FeatureVector out) {
        boolean isWith = lane.including().any();
        boolean cents = record.layout().isCents(lane.column()) && Cents.fits(own);
        numbers.begin(cents, isIn && isWith ? own : Double.NaN);
        int i = end;
        for (int window : lane.windows()) {
            for (; i > starts[window]; i--) {
                if (isIn(i - 1, lane.filter())) {
                    numbers.add(lane.column(), i - 1);
                }
            }
            numbers.set(without, with, window);
        }
        without.put(out, lane.excluding());
        with.put(out, lane.including());
    }

    private void count(CodeLane lane, int own) {
        // Marks are of windows that end with the newest row, and of all rows.
        boolean marked = skip < 0 && end == record.rows() && lane.filter() == Pass.ALL;
        Arrays.fill(seen, 0);
        int carriers = 0;
        int distinct = 0;
        int same = 0;
        int i = end;
        for (int window : lane.windows()) {
            for (; i > starts[window]; i--) {
                int code = record.code(lane.column(), i - 1);
                if (code != 0 && isIn(i - 1, lane.filter())) {
                    carriers++;
                    same += code == own ? 1 : 0;
                    distinct += (marked ? record.mark(lane.column(), i - 1) : isFirst(code)) ? 1 : 0;
                }
            }
            tally.carriers[window] = carriers;
            tally.distinct[window] = distinct;
            tally.same[window] = same;
        }
    }

    private boolean isFirst(int code) {
        long bit = 1L << code;
        boolean first = (seen[code / Long.SIZE] & bit) == 0;
        seen[code / Long.SIZE] |= bit;
        return first;
    }
}
