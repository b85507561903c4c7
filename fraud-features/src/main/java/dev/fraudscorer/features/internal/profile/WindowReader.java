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
    private static final int SEEN_WORDS = (Dictionary.MOST + Long.SIZE) / Long.SIZE;

    private final long[] seen = new long[SEEN_WORDS];
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
            }
            numbers(profile, pass, lane, to, skip, own, out);
        }
        for (CodeLane lane : pass.codes()) {
            codes(profile, pass, lane, to, skip, inside && current.isAdmittedBy(lane.filter()), current, out);
        }
        for (FraudLane lane : pass.frauds()) {
            frauds(profile, pass, lane, to, skip, inside, current, out);
        }
    }

    private void findStarts(Profile profile, Pass pass, long end, int to) {
        int first = profile.first();
        int start = to;
        for (int window = 0; window < pass.windows(); window++) {
            long after = end - pass.lengthMillis()[window];
            while (start > first && profile.time(start - 1) > after) {
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
        int column = lane.column();
        int filter = lane.filter();
        int carriers = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            for (int start = starts[window]; i > start; ) {
                double number = profile.number(column, --i);
                if (!Double.isNaN(number) && i != skip && (filter < 0 || (profile.bits(i) >>> filter & 1) != 0)) {
                    carriers++;
                    sum += number;
                    min = Math.min(min, number);
                    max = Math.max(max, number);
                }
            }
            Outputs.numbers(out, lane.excluding(), window, carriers, sum, min, max);
            if (!Double.isNaN(own)) {
                Outputs.numbers(
                        out, lane.including(), window, carriers + 1, sum + own, Math.min(min, own), Math.max(max, own));
            } else {
                Outputs.numbers(out, lane.including(), window, carriers, sum, min, max);
            }
        }
    }

    /** By the recurrence of Welford 1962, which loses nothing to cancellation. */
    private void deviation(
            Profile profile, Pass pass, NumberLane lane, int to, int skip, double own, FeatureVector out) {
        int column = lane.column();
        int filter = lane.filter();
        int carriers = 0;
        double mean = 0;
        double squares = 0;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            for (int start = starts[window]; i > start; ) {
                double number = profile.number(column, --i);
                if (!Double.isNaN(number) && i != skip && (filter < 0 || (profile.bits(i) >>> filter & 1) != 0)) {
                    carriers++;
                    double off = number - mean;
                    mean += off / carriers;
                    squares += off * (number - mean);
                }
            }
            Outputs.deviation(out, lane.excluding().stddev()[window], carriers, squares);
            if (!Double.isNaN(own)) {
                double off = own - mean;
                double all = squares + off * (own - (mean + off / (carriers + 1)));
                Outputs.deviation(out, lane.including().stddev()[window], carriers + 1, all);
            } else {
                Outputs.deviation(out, lane.including().stddev()[window], carriers, squares);
            }
        }
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
        int own = profile.dictionary().find(current.value(column));
        for (int word = 0; word < SEEN_WORDS; word++) {
            seen[word] = 0;
        }
        int carriers = 0;
        int distinct = 0;
        int same = 0;
        int i = to;
        for (int window = 0; window < pass.windows(); window++) {
            for (int start = starts[window]; i > start; ) {
                int place = profile.code(column, --i);
                if (place != 0 && i != skip && (filter < 0 || (profile.bits(i) >>> filter & 1) != 0)) {
                    carriers++;
                    same += place == own ? 1 : 0;
                    int word = place / Long.SIZE;
                    long before = seen[word];
                    long after = before | 1L << place;
                    distinct += before == after ? 0 : 1;
                    seen[word] = after;
                }
            }
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
