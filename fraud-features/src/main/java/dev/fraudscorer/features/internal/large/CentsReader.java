package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.Asked;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.window.CentSums;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Reads the numbers of a lane where all, the current event's among them, are whole cents. Confined to one thread. */
final class CentsReader {
    private final RecordView view;
    private final Totals totals;
    private final Peaks peaks;
    private int[] carriers = {};
    private long[] sums = {};
    private long[] squaresHigh = {};
    private long[] squaresLow = {};
    private double[] lows = {};
    private double[] highs = {};

    CentsReader(RecordView view, Totals totals, Peaks peaks) {
        this.view = view;
        this.totals = totals;
        this.peaks = peaks;
    }

    /**
     * Fills the slots of a lane.
     *
     * @param skip the current event's own row; -1 if it has none
     * @param skipped its number; {@link Cents#NONE} if it has none that counts
     * @param own the number that the current event adds; {@link Cents#NONE} if it adds none
     */
    void read(LargePass pass, LargePass.Numbers of, int skip, int skipped, int own, FeatureVector out) {
        NumberLane lane = of.lane();
        room(pass.windows);
        for (int place = 0; place < lane.windows().length; place++) {
            int window = lane.windows()[place];
            carriers[window] = view.getChar(of.carriersAt() + place * Short.BYTES);
            sums[window] = view.getLong(of.sumsAt() + place * Long.BYTES);
            int squareAt = of.squaresAt()[place];
            if (squareAt != Pass.NONE) {
                squaresLow[window] = view.getLong(squareAt);
                squaresHigh[window] = view.getLong(squareAt + Long.BYTES);
            }
            if (skipped != Cents.NONE && holds(pass, window, skip)) {
                add(window, skipped, -1);
            }
        }
        int without = skipped == Cents.NONE ? -1 : skip;
        if (of.low() != Pass.NONE) {
            read(pass, pass.peaks[of.low()], without, lows);
        }
        if (of.high() != Pass.NONE) {
            read(pass, pass.peaks[of.high()], without, highs);
        }
        if (lane.excluding().any()) {
            put(lane.excluding(), out);
        }
        if (lane.including().any()) {
            if (own != Cents.NONE) {
                for (int window : lane.windows()) {
                    add(window, own, 1);
                    lows[window] = Math.max(lows[window], -(double) own);
                    highs[window] = Math.max(highs[window], own);
                }
            }
            put(lane.including(), out);
        }
    }

    private boolean holds(LargePass pass, int window, int row) {
        return totals.from(pass, window) <= row && row < totals.to(pass);
    }

    private void read(LargePass pass, LargePass.Peak peak, int skip, double[] into) {
        int to = totals.to(pass);
        for (int window : peak.windows()) {
            int from = totals.from(pass, window);
            into[window] = skip < 0
                    ? peaks.peak(peak, window, from, to)
                    : peaks.peakWithout(skip, peak, window, from, to);
        }
    }

    private void add(int window, int cents, int by) {
        carriers[window] += by;
        sums[window] += (long) by * cents;
        long square = (long) cents * cents;
        long low = squaresLow[window];
        squaresLow[window] = low + by * square;
        squaresHigh[window] += by > 0
                ? (Long.compareUnsigned(squaresLow[window], low) < 0 ? 1 : 0)
                : -(Long.compareUnsigned(low, square) < 0 ? 1 : 0);
    }

    private void put(NumberLane.Slots slots, FeatureVector out) {
        for (int i = 0; i < slots.sum().size(); i++) {
            out.put(slots.sum().slot(i), CentSums.sum(sums[slots.sum().window(i)]));
        }
        Asked asked = slots.mean();
        for (int i = 0; i < asked.size(); i++) {
            int window = asked.window(i);
            if (isThere(asked, i, 1, out)) {
                out.put(asked.slot(i), CentSums.mean(carriers[window], sums[window]));
            }
        }
        asked = slots.min();
        for (int i = 0; i < asked.size(); i++) {
            if (isThere(asked, i, 1, out)) {
                // Not 0 with a sign.
                out.put(asked.slot(i), 0 - lows[asked.window(i)] / Cents.PER_ONE);
            }
        }
        asked = slots.max();
        for (int i = 0; i < asked.size(); i++) {
            if (isThere(asked, i, 1, out)) {
                out.put(asked.slot(i), highs[asked.window(i)] / Cents.PER_ONE);
            }
        }
        asked = slots.stddev();
        for (int i = 0; i < asked.size(); i++) {
            int window = asked.window(i);
            if (isThere(asked, i, 2, out)) {
                out.put(
                        asked.slot(i),
                        CentSums.deviation(carriers[window], sums[window], squaresHigh[window], squaresLow[window]));
            }
        }
    }

    private boolean isThere(Asked asked, int i, int least, FeatureVector out) {
        boolean there = carriers[asked.window(i)] >= least;
        if (!there) {
            out.putMissing(asked.slot(i), ValueState.NO_HISTORY);
        }
        return there;
    }

    private void room(int windows) {
        if (carriers.length < windows) {
            carriers = new int[windows];
            sums = new long[windows];
            squaresHigh = new long[windows];
            squaresLow = new long[windows];
            lows = new double[windows];
            highs = new double[windows];
        }
    }
}
