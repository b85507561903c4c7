package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Cents;

/*
 * Each window that asks for an extreme has the place of the row that has it, until that row leaves: then the window's rows
 * are looked through when it is read. A stream whose numbers only fall would have every reading do so, so each run of 64
 * places of the ring has its own extreme, and a search looks at 128 rows and at one number for 64 others.
 *
 * A run is of use only if a window has all its places, and then they were written one after the other. So a run begins anew
 * with its first place, and nothing has to be done where rows leave.
 *
 * A minimum is the greatest of the negated numbers. Cents are compared as they are.
 */

/** Keeps the extremes of all windows. Stateless beside the record. */
final class Peaks {
    static final int NONE = LargePass.Peak.NONE;
    static final int UNKNOWN = LargePass.Peak.UNKNOWN;

    private static final int BLOCK = LargeLayout.BLOCK_ROWS;

    private final RecordView view;

    Peaks(RecordView view) {
        this.view = view;
    }

    /** What is greatest at an extreme; below all numbers if the row has none that counts. */
    double key(LargeLayout.PeakKind kind, int at) {
        LargeLayout layout = view.layout;
        if (!layout.isAdmittedBy(view.bytes, at, kind.filter())) {
            return Double.NEGATIVE_INFINITY;
        }
        int numberAt = at + layout.numberAt(kind.column());
        if (!layout.isCents(kind.column())) {
            double number = Bytes.getDouble(view.bytes, numberAt);
            return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : kind.sign() * number;
        }
        int cents = Bytes.getInt(view.bytes, numberAt);
        return cents == Cents.NONE ? Double.NEGATIVE_INFINITY : kind.sign() * (double) cents;
    }

    /** A row that is behind all others of the windows is in all of them. */
    void enter(LargePass pass, int row, int at) {
        for (LargePass.Peak peak : pass.peaks) {
            LargeLayout.PeakKind kind = view.layout.peaks[peak.kind()];
            double key = key(kind, at);
            if (key > Double.NEGATIVE_INFINITY) {
                int place = view.place(row);
                for (int i = 0; i < peak.windows().length; i++) {
                    raise(kind, peak.at() + i * Short.BYTES, place, key);
                }
            }
        }
    }

    private void raise(LargeLayout.PeakKind kind, int at, int place, double key) {
        int known = view.getChar(at);
        if (known == NONE || (known != UNKNOWN && key >= key(kind, view.rowAt(known)))) {
            view.putChar(at, place);
        }
    }

    /** A window begins with the row {@code start} now. */
    void leave(LargePass pass, int window, int start) {
        for (LargePass.Peak peak : pass.peaks) {
            for (int i = 0; i < peak.windows().length; i++) {
                if (peak.windows()[i] == window) {
                    int at = peak.at() + i * Short.BYTES;
                    int known = view.getChar(at);
                    if (known < UNKNOWN && view.number(known) < start) {
                        view.putChar(at, UNKNOWN);
                    }
                }
            }
        }
    }

    /** The windows hold other rows. */
    void forget(LargePass pass) {
        for (LargePass.Peak peak : pass.peaks) {
            for (int i = 0; i < peak.windows().length; i++) {
                view.putChar(peak.at() + i * Short.BYTES, UNKNOWN);
            }
        }
    }

    /** The rows, or what they carry, are others. */
    void forget() {
        for (LargePass pass : view.layout.passes) {
            forget(pass);
        }
    }

    /** The oldest rows leave. */
    void leave(int rows) {
        for (LargePass pass : view.layout.passes) {
            for (LargePass.Peak peak : pass.peaks) {
                for (int i = 0; i < peak.windows().length; i++) {
                    int known = view.getChar(peak.at() + i * Short.BYTES);
                    if (known < UNKNOWN && view.number(known) < rows) {
                        view.putChar(peak.at() + i * Short.BYTES, UNKNOWN);
                    }
                }
            }
        }
    }

    /**
     * The greatest key of a window; below all numbers if it has none.
     *
     * @param skip a row that is left out; -1 for none
     */
    double peak(LargePass pass, LargePass.Peak peak, int window, int skip) {
        LargeLayout.PeakKind kind = view.layout.peaks[peak.kind()];
        int known = known(pass, peak, window);
        if (known != NONE && view.number(known) == skip) {
            int from = view.getChar(pass.fromAt + window * Short.BYTES);
            known = search(peak.kind(), from, view.getChar(pass.toAt), skip);
        }
        return known == NONE ? Double.NEGATIVE_INFINITY : key(kind, view.rowAt(known));
    }

    /** The place of the greatest row of a window, which is searched if it is not known; {@link #NONE} if none has a number. */
    int known(LargePass pass, LargePass.Peak peak, int window) {
        int at = peak.at() + peak.place(window) * Short.BYTES;
        int known = view.getChar(at);
        if (known == UNKNOWN) {
            int from = view.getChar(pass.fromAt + window * Short.BYTES);
            known = search(peak.kind(), from, view.getChar(pass.toAt), -1);
            view.putChar(at, known);
        }
        return known;
    }

    /** The place of the greatest row among some, of equal ones the newest; {@link #NONE} if none has a number. */
    int search(int kindNumber, int from, int to, int skipped) {
        LargeLayout.PeakKind kind = view.layout.peaks[kindNumber];
        double greatest = Double.NEGATIVE_INFINITY;
        int best = NONE;
        boolean inBlock = false;
        int row = from;
        while (row < to) {
            int place = view.place(row);
            boolean whole = place % BLOCK == 0 && row + BLOCK <= to && place + BLOCK <= view.capacity;
            if (whole && (skipped < row || skipped >= row + BLOCK)) {
                double key = block(kindNumber, place / BLOCK);
                if (key > Double.NEGATIVE_INFINITY && key >= greatest) {
                    greatest = key;
                    best = place;
                    inBlock = true;
                }
                row += BLOCK;
            } else {
                int end = Math.min(to, row + BLOCK - place % BLOCK);
                for (int i = row; i < end; i++, place++) {
                    place = place == view.capacity ? 0 : place;
                    double key = key(kind, view.rowAt(place));
                    if (key >= greatest && i != skipped && key > Double.NEGATIVE_INFINITY) {
                        greatest = key;
                        best = place;
                        inBlock = false;
                    }
                }
                row = end;
            }
        }
        if (inBlock) {
            int place = best + BLOCK - 1;
            while (key(kind, view.rowAt(place)) != greatest) {
                place--;
            }
            return place;
        }
        return best;
    }

    /** A row was put at a place, behind all others. */
    void append(int place) {
        for (int kind = 0; kind < view.layout.peaks.length; kind++) {
            double key = key(view.layout.peaks[kind], view.rowAt(place));
            int block = place / BLOCK;
            if (place % BLOCK == 0 || key > block(kind, block)) {
                block(kind, block, key);
            }
        }
    }

    /**
     * The row that is {@code row} now is new; those behind it have moved by one place. Each run of places behind it has lost its
     * last row and got that of the run before it.
     */
    void insert(int row) {
        int end = Math.min(view.rows, row + BLOCK - view.place(row) % BLOCK);
        renew(row, end);
        for (int first = end; first < view.rows; ) {
            int place = view.place(first);
            int next = first + Math.min(BLOCK - place % BLOCK, view.capacity - place);
            if (place % BLOCK != 0 || next >= view.rows) {
                renew(first, Math.min(next, view.rows));
            } else {
                for (int kind = 0; kind < view.layout.peaks.length; kind++) {
                    double known = block(kind, place / BLOCK);
                    double lost = key(view.layout.peaks[kind], view.row(next));
                    double got = key(view.layout.peaks[kind], view.rowAt(place));
                    if (got >= known) {
                        block(kind, place / BLOCK, got);
                    } else if (lost == known) {
                        renew(kind, place, next - first);
                    }
                }
            }
            first = next;
        }
    }

    private void renew(int kind, int place, int count) {
        double key = Double.NEGATIVE_INFINITY;
        for (int i = place; i < place + count; i++) {
            key = Math.max(key, key(view.layout.peaks[kind], view.rowAt(i)));
        }
        block(kind, place / BLOCK, key);
    }

    /** Rows from a number on have moved or changed, up to the one before {@code end}. */
    void renew(int from, int end) {
        int row = from;
        while (row < end) {
            int place = view.place(row);
            int begin = place - place % BLOCK;
            // Behind the newest row there may be older ones in the same run, which do not count.
            int newest = view.place(view.rows - 1);
            int last = Math.min(begin + BLOCK, view.capacity) - 1;
            last = newest >= begin && newest < last && newest >= place ? newest : last;
            for (int kind = 0; kind < view.layout.peaks.length; kind++) {
                double key = Double.NEGATIVE_INFINITY;
                for (int i = begin; i <= last; i++) {
                    key = Math.max(key, key(view.layout.peaks[kind], view.rowAt(i)));
                }
                block(kind, begin / BLOCK, key);
            }
            row += Math.min(begin + BLOCK, view.capacity) - place;
        }
    }

    /** The greatest key of a run of places. */
    double block(int kind, int block) {
        int at = blockAt(kind, block);
        if (!view.layout.isCents(view.layout.peaks[kind].column())) {
            return Bytes.getDouble(view.bytes, at);
        }
        int key = Bytes.getInt(view.bytes, at);
        return key == Cents.NONE ? Double.NEGATIVE_INFINITY : key;
    }

    private void block(int kind, int block, double key) {
        int at = blockAt(kind, block);
        if (!view.layout.isCents(view.layout.peaks[kind].column())) {
            Bytes.putDouble(view.bytes, at, key);
        } else {
            Bytes.putInt(view.bytes, at, key == Double.NEGATIVE_INFINITY ? Cents.NONE : (int) key);
        }
    }

    private int blockAt(int kind, int block) {
        return view.blocks + view.layout.peakAt(kind, block);
    }
}
