package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.spi.FeatureVector;

/**
 * Reads the windows of an entity with few events: one walk backwards for each lane answers all windows of a pass, since
 * each holds the shorter ones. Reused from event to event; confined to one thread.
 *
 * <p>The current event is not among the events that are walked over, whether or not it was counted before; its part is
 * added where a window has it.
 */
final class WindowReader {
    /** A place that no value has. */
    private static final int NOWHERE = -1;

    /** The bit of the place that stands for no value. */
    private static final long NO_VALUE_BIT = 1;

    private final int[] starts;

    /** @param windows the most windows that a pass has */
    WindowReader(int windows) {
        this.starts = new int[windows];
    }

    /**
     * Fills the slots of one pass.
     *
     * @param known the current event's own index; -1 if it was not counted before
     */
    void read(Profile profile, Pass pass, Current current, int known, FeatureVector out) {
        boolean inside = pass.offsetMillis() == 0;
        int skip = inside ? known : -1;
        long end = current.time() - pass.offsetMillis();
        int to = profile.firstAfter(end);
        findStarts(profile, pass, end, to);
        for (CountLane lane : pass.counts()) {
            count(profile, pass, lane, to, skip, inside && current.isAdmittedBy(lane.filter()), out);
        }
        for (NumberLane lane : pass.numbers()) {
            boolean admitted = inside && current.isAdmittedBy(lane.filter());
            double own = admitted ? current.number(lane.column()) : Double.NaN;
            if (lane.needsDeviation()) {
                deviation(profile, pass, lane, to, skip, own, out);
            } else {
                numbers(profile, pass, lane, to, skip, own, out);
            }
        }
        for (CodeLane lane : pass.codes()) {
            codes(profile, pass, lane, to, skip, inside && current.isAdmittedBy(lane.filter()), current, out);
        }
        for (FraudLane lane : pass.frauds()) {
            frauds(profile, pass, lane, to, skip, inside, current, out);
        }
    }

    private void findStarts(Profile profile, Pass pass, long end, int to) {
        byte[] data = profile.data();
        int times = profile.timesAt();
        int first = profile.first();
        int start = to;
        for (int window = 0; window < pass.windows(); window++) {
            long after = end - pass.lengthMillis()[window];
            while (start > first && Cells.stamp(data, times + (start - 1) * Cells.STAMP) > after) {
                start--;
            }
            starts[window] = start;
        }
    }

    private void count(
            Profile profile, Pass pass, CountLane lane, int to, int skip, boolean admitted, FeatureVector out) {
        int events = 0;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            events += events(profile, lane.filter(), starts[window], i, skip);
            i = starts[window];
            Outputs.put(out, lane.count()[window], admitted ? events + 1 : events);
            Outputs.put(out, lane.countExcluding()[window], events);
        }
    }

    /** How many events of {@code [from, to)} a filter admits. */
    private static int events(Profile profile, int filter, int from, int to, int skip) {
        if (filter < 0) {
            return to - from - (skip >= from && skip < to ? 1 : 0);
        }
        int events = 0;
        for (int i = from; i < to; i++) {
            if (i != skip) {
                events += (int) (profile.bits(i) >>> filter & 1);
            }
        }
        return events;
    }

    private void numbers(Profile profile, Pass pass, NumberLane lane, int to, int skip, double own, FeatureVector out) {
        byte[] data = profile.data();
        int column = profile.numbersAt(lane.column());
        int filter = lane.filter();
        boolean plain = filter == Pass.ALL && skip < 0;
        int carriers = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            int start = starts[window];
            while (i > start) {
                double number = Cells.number(data, column + --i * Double.BYTES);
                if ((plain || isIn(profile, filter, i, skip)) && !Double.isNaN(number)) {
                    carriers++;
                    sum += number;
                    min = number < min ? number : min;
                    max = number > max ? number : max;
                }
            }
            put(lane, window, carriers, sum, min, max, own, out);
        }
    }

    /**
     * With the standard deviation from the distances to one of the values, the newest. A window holds that value, so its
     * distance from the mean is no more than what it adds to the deviation, and nothing is lost to cancellation: the sum
     * of squares is exact to about as many units in the last place as there are events.
     */
    private void deviation(
            Profile profile, Pass pass, NumberLane lane, int to, int skip, double own, FeatureVector out) {
        byte[] data = profile.data();
        int column = profile.numbersAt(lane.column());
        int filter = lane.filter();
        boolean plain = filter == Pass.ALL && skip < 0;
        int carriers = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double newest = own;
        double offs = 0;
        double squares = 0;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            int start = starts[window];
            while (i > start) {
                double number = Cells.number(data, column + --i * Double.BYTES);
                if ((plain || isIn(profile, filter, i, skip)) && !Double.isNaN(number)) {
                    newest = carriers == 0 ? number : newest;
                    carriers++;
                    sum += number;
                    min = number < min ? number : min;
                    max = number > max ? number : max;
                    double off = number - newest;
                    offs += off;
                    squares += off * off;
                }
            }
            put(lane, window, carriers, sum, min, max, own, out);
            Outputs.deviation(out, lane.excluding().stddev()[window], carriers, offs, squares);
            if (Double.isNaN(own)) {
                Outputs.deviation(out, lane.including().stddev()[window], carriers, offs, squares);
            } else {
                double off = own - newest;
                Outputs.deviation(
                        out, lane.including().stddev()[window], carriers + 1, offs + off, squares + off * off);
            }
        }
    }

    private static void put(
            NumberLane lane,
            int window,
            int carriers,
            double sum,
            double min,
            double max,
            double own,
            FeatureVector out) {
        Outputs.numbers(out, lane.excluding(), window, carriers, sum, min, max);
        if (Double.isNaN(own)) {
            Outputs.numbers(out, lane.including(), window, carriers, sum, min, max);
        } else {
            Outputs.numbers(
                    out, lane.including(), window, carriers + 1, sum + own, Math.min(min, own), Math.max(max, own));
        }
    }

    private static boolean isIn(Profile profile, int filter, int index, int skip) {
        return index != skip && (filter < 0 || (profile.bits(index) >>> filter & 1) != 0);
    }

    private void codes(
            Profile profile,
            Pass pass,
            CodeLane lane,
            int to,
            int skip,
            boolean admitted,
            Current current,
            FeatureVector out) {
        int column = lane.column();
        int filter = lane.filter();
        boolean given = current.value(column) != Dictionary.NO_VALUE;
        int own = given && current.place(column) != 0 ? current.place(column) : NOWHERE;
        boolean plain = filter == Pass.ALL && skip < 0 && profile.dictionary().places() < 2 * Long.SIZE;
        byte[] data = profile.data();
        int codes = profile.codesAt(column);
        int carriers = 0;
        int same = 0;
        // A bit for each place that was seen; locals, since the loop is short and runs often.
        long seen0 = 0;
        long seen1 = 0;
        long seen2 = 0;
        long seen3 = 0;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            int start = starts[window];
            if (plain) {
                while (i > start) {
                    int place = data[codes + --i] & Dictionary.MOST;
                    carriers += place == 0 ? 0 : 1;
                    same += place == own ? 1 : 0;
                    long second = -(place >>> 6);
                    seen0 |= 1L << place & ~second;
                    seen1 |= 1L << place & second;
                }
            }
            while (i > start) {
                int place = data[codes + --i] & Dictionary.MOST;
                if (isIn(profile, filter, i, skip)) {
                    carriers += place == 0 ? 0 : 1;
                    same += place == own ? 1 : 0;
                    long bit = 1L << place;
                    int word = place >>> 6;
                    seen0 |= word == 0 ? bit : 0;
                    seen1 |= word == 1 ? bit : 0;
                    seen2 |= word == 2 ? bit : 0;
                    seen3 |= word == 3 ? bit : 0;
                }
            }
            int distinct = Long.bitCount(seen0 & ~NO_VALUE_BIT)
                    + Long.bitCount(seen1)
                    + Long.bitCount(seen2)
                    + Long.bitCount(seen3);
            Outputs.codes(out, lane, window, carriers, distinct, same, given, admitted);
        }
    }

    private void frauds(
            Profile profile,
            Pass pass,
            FraudLane lane,
            int to,
            int skip,
            boolean inside,
            Current current,
            FeatureVector out) {
        long end = current.time() - pass.offsetMillis();
        boolean admitted = inside && current.isAdmittedBy(lane.filter());
        int events = 0;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            events += events(profile, lane.filter(), starts[window], i, skip);
            i = starts[window];
            long start = end - pass.lengthMillis()[window];
            Outputs.frauds(profile.labels(), lane, window, start, end, current, events, inside, admitted, out);
        }
    }
}
