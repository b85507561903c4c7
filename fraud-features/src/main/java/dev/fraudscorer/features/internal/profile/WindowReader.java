package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.FraudReading;
import dev.fraudscorer.features.internal.window.NumberTally;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.features.internal.window.Tally;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * Reads the windows of an entity with few events. Reused from event to event; confined to one thread.
 *
 * <p>The current event is not among the events that are looked at, whether or not it was counted before; its part is
 * added where a window has it.
 */
final class WindowReader {
    private final WindowMasks windows;
    private final Tally tally;
    private final NumberTally numbers;
    private final FewCodes codes;
    private final EventMask admitted = new EventMask();

    /**
     * @param mostWindows the most windows that a pass has
     * @param tally to be used
     */
    WindowReader(int mostWindows, Tally tally) {
        this.windows = new WindowMasks(mostWindows);
        this.tally = tally;
        this.numbers = new NumberTally(mostWindows);
        this.codes = new FewCodes(windows, tally);
    }

    /**
     * Fills the slots of one pass.
     *
     * @param known the current event's own index; -1 if it was not counted before
     */
    void read(Profile profile, Pass pass, Current current, int known, FeatureVector out) {
        boolean inside = pass.offsetMillis() == 0;
        int skip = inside ? known : -1;
        long end = current.seenUntil() - pass.offsetMillis();
        int to = profile.firstAfter(end);
        windows.find(profile, pass, end, to, skip);
        tally.nothing = ValueState.NO_HISTORY;
        for (CountLane lane : pass.counts()) {
            admit(profile, lane.filter());
            countEvents(lane.including().windows());
            countEvents(lane.excluding().windows());
            Outputs.counts(out, lane, tally, inside && current.isAdmittedBy(lane.filter()) ? 1 : 0);
        }
        for (NumberLane lane : pass.numbers()) {
            admit(profile, lane.filter());
            boolean isIn = inside && current.isAdmittedBy(lane.filter());
            double own = isIn ? current.number(lane.column()) : Double.NaN;
            if (profile.isCents(lane.column())) {
                FewCents.read(profile, lane, windows, admitted, own, numbers);
            } else {
                FewDoubles.read(profile, lane, windows, admitted, own, numbers);
            }
            Outputs.numbers(out, lane.excluding(), numbers, Double.NaN);
            Outputs.numbers(out, lane.including(), numbers, own);
        }
        boolean marked = skip < 0 && to == profile.end();
        for (CodeLane lane : pass.codes()) {
            admit(profile, lane.filter());
            codes.count(profile, lane, current.place(lane.column()), admitted, marked);
            boolean given = current.value(lane.column()) != Dictionary.NO_VALUE;
            Outputs.codes(out, lane, tally, given, inside && current.isAdmittedBy(lane.filter()));
        }
        for (FraudLane lane : pass.frauds()) {
            admit(profile, lane.filter());
            countEvents(lane.windows());
            FraudReading.read(profile.labels(), pass, lane, current, tally, inside, out);
        }
    }

    private void admit(Rows rows, int filter) {
        if (filter == Pass.ALL) {
            admitted.fill();
        } else {
            int flags = rows.flagsAt(filter / Byte.SIZE) + rows.first();
            admitted.haveBit(rows.data(), flags, rows.size(), filter % Byte.SIZE);
        }
    }

    private void countEvents(int[] asked) {
        for (int window : asked) {
            tally.events[window] = windows.count(window, admitted);
        }
    }
}
