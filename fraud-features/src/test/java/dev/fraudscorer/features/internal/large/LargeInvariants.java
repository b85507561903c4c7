package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.window.FixedPoint;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds whatever a record keeps beside its rows against a walk over them. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
final class LargeInvariants {
    private final LargePlan plan;
    private final RecordView view;
    private final LastTable table;
    private final ValueTable values;
    private final Peaks peaks;
    private final Facts facts;
    private final String where;

    private LargeInvariants(LargeRecord record, String where) {
        this.plan = record.plan();
        this.view = new RecordView(plan);
        view.open(record.block());
        this.table = new LastTable(view);
        this.values = new ValueTable(view);
        this.peaks = new Peaks(view);
        this.facts = new Facts(view);
        this.where = where;
    }

    static void check(LargeRecord record, String where) {
        LargeInvariants of = new LargeInvariants(record, where);
        of.checkRoom(record);
        of.checkMarks();
        of.checkValues();
        for (LargePass pass : of.view.layout.passes) {
            of.checkPass(pass);
        }
        of.checkBlocks();
        of.checkFacts();
    }

    private void checkRoom(LargeRecord record) {
        long end = view.facts + plan.facts().bytes(facts.factRoom(), facts.pageRoom()) + 2;
        assertThat(end).as("%s: the end", where).isLessThanOrEqualTo(record.block().at + (long) record.block().length);
        assertThat(view.rows).isLessThanOrEqualTo(view.capacity);
        for (int row = 1; row < view.rows; row++) {
            equal(view.time(row) >= view.time(row - 1), true, "%s: the order of row %s", where, row);
        }
    }

    private long value(int row, int column) {
        int counted = plan.counted(column);
        if (counted == LargePlan.NOT_COUNTED) {
            return view.layout.value(view.bytes, view.row(row), column);
        }
        int place = view.layout.place(view.bytes, view.row(row), column);
        return place == 0 ? ColumnValue.NONE : values.value(counted, place);
    }

    private boolean admits(int row, int filter) {
        return filter < 0 || (view.layout.bits(view.bytes, view.row(row)) >>> filter & 1) != 0;
    }

    private double number(int row, int filter, int column) {
        return admits(row, filter) ? view.layout.number(view.bytes, view.row(row), column) : Double.NaN;
    }

    private void checkMarks() {
        int entries = 0;
        for (int mark = 0; mark < plan.marks(); mark++) {
            Set<Long> seen = new HashSet<>();
            for (int row = view.rows - 1; row >= 0; row--) {
                long value = value(row, plan.markColumn(mark));
                boolean last = value != ColumnValue.NONE && admits(row, plan.markFilter(mark)) && seen.add(value);
                equal(
                        view.layout.mark(view.bytes, view.row(row), mark),
                        last,
                        "%s: mark %s of row %s",
                        where,
                        mark,
                        row);
                if (last) {
                    int slot = table.find(mark, value);
                    equal(slot != LastTable.NONE, true, "%s: whether row %s is found", where, row);
                    equal(view.number(table.place(slot)), row, "%s: last row of a value by mark %s", where, mark);
                }
            }
            entries += seen.size();
            checkPrevious(mark);
        }
        int used = 0;
        for (int slot = 0; slot < view.tableSlots; slot++) {
            used += table.entry(slot) != 0 ? 1 : 0;
        }
        equal(used, entries, "%s: entries", where);
        equal(table.used(), entries, "%s: entries noted", where);
    }

    private void checkPrevious(int mark) {
        Map<Long, Integer> lastRows = new HashMap<>();
        for (int row = 0; row < view.rows; row++) {
            long value = value(row, plan.markColumn(mark));
            Integer before = null;
            if (value != ColumnValue.NONE && admits(row, plan.markFilter(mark))) {
                before = lastRows.put(value, row);
            }
            equal(
                    view.previous(row, mark),
                    before == null ? -1 : before,
                    "%s: the row before row %s by mark %s",
                    where,
                    row,
                    mark);
        }
    }

    private void checkValues() {
        for (int column = 0; column < plan.columns().codes(); column++) {
            int counted = plan.counted(column);
            if (counted == LargePlan.NOT_COUNTED) {
                continue;
            }
            Map<Long, Integer> rows = new HashMap<>();
            for (int row = 0; row < view.rows; row++) {
                long value = value(row, column);
                if (value != ColumnValue.NONE) {
                    rows.merge(value, 1, Integer::sum);
                    equal(
                            values.find(counted, value),
                            view.layout.place(view.bytes, view.row(row), column),
                            "%s: place of row %s",
                            where,
                            row);
                }
            }
            int used = 0;
            int live = 0;
            for (int place = 1; place <= view.valueSlots[counted]; place++) {
                long value = values.value(counted, place);
                int count = values.rows(counted, place);
                used += value != ColumnValue.NONE ? 1 : 0;
                live += count > 0 ? 1 : 0;
                equal(count, count == 0 ? 0 : rows.getOrDefault(value, 0), "%s: rows of place %s", where, place);
            }
            equal(live, rows.size(), "%s: values", where);
            equal(values.live(counted), live, "%s: values noted", where);
            equal(values.used(counted), used, "%s: slots noted", where);
        }
    }

    private void checkPass(LargePass pass) {
        int to = view.getChar(pass.toAt);
        assertThat(to).as("%s: end of a pass", where).isLessThanOrEqualTo(view.rows);
        int before = to;
        for (int window = 0; window < pass.windows; window++) {
            int from = view.getChar(pass.fromAt + window * Short.BYTES);
            assertThat(from).as("%s: start of window %s", where, window).isLessThanOrEqualTo(before);
            before = from;
            String in = where + ", offset " + pass.pass.offsetMillis() + ", window " + window + " of rows " + from
                    + " to " + to;
            for (LargePass.Counts of : pass.counts) {
                int events = 0;
                for (int row = from; row < to; row++) {
                    events += admits(row, of.filter()) ? 1 : 0;
                }
                equal(view.getChar(of.at() + window * 2), events, in + ": events");
            }
            for (LargePass.Numbers of : pass.numbers) {
                int place = place(of.lane().windows(), window);
                if (place >= 0) {
                    checkNumbers(of, place, from, to, in);
                }
            }
            for (LargePass.Peak of : pass.peaks) {
                int place = place(of.windows(), window);
                if (place >= 0) {
                    checkPeak(of, place, from, to, in);
                }
            }
            for (LargePass.Marked of : pass.marked) {
                int place = place(of.lane().windows(), window);
                if (place >= 0) {
                    int marked = 0;
                    for (int row = from; row < to; row++) {
                        marked += view.layout.mark(view.bytes, view.row(row), of.mark()) ? 1 : 0;
                    }
                    equal(view.getChar(of.distinctAt() + place * 2), marked, in + ": marks");
                }
            }
            for (LargePass.Counted of : pass.counted) {
                int place = place(of.lane().windows(), window);
                if (place >= 0) {
                    checkCounted(of, place, from, to, in);
                }
            }
        }
    }

    private static int place(int[] windows, int window) {
        for (int place = 0; place < windows.length; place++) {
            if (windows[place] == window) {
                return place;
            }
        }
        return -1;
    }

    private void checkNumbers(LargePass.Numbers of, int place, int from, int to, String in) {
        boolean cents = view.layout.isCents(of.lane().column());
        int carriers = 0;
        int outliers = 0;
        long sum = 0;
        BigInteger squares = BigInteger.ZERO;
        FixedPoint fixed = new FixedPoint();
        long[] words = new long[6];
        for (int row = from; row < to; row++) {
            double number = number(row, of.lane().filter(), of.lane().column());
            if (!Double.isNaN(number)) {
                carriers++;
                if (cents) {
                    long one = Math.round(number * 100);
                    sum += one;
                    squares = squares.add(BigInteger.valueOf(one).pow(2));
                } else if (FixedPoint.holds(number)) {
                    fixed.set(number);
                    fixed.addTo(words, 0);
                    fixed.addSquareTo(words, 2);
                } else {
                    outliers++;
                }
            }
        }
        equal(view.getChar(of.carriersAt() + place * 2), carriers, in + ": numbers");
        int squaresAt = of.squaresAt()[place];
        if (cents) {
            equal(view.getLong(of.sumsAt() + place * 8), sum, in + ": sum");
            if (squaresAt >= 0) {
                equal(view.getLong(squaresAt), squares.longValue(), in + ": squares");
                equal(view.getLong(squaresAt + 8), squares.shiftRight(64).longValue(), in + ": upper word of squares");
            }
        } else {
            equal(view.getChar(of.outliersAt() + place * 2), outliers, in + ": outliers");
            for (int i = 0; i < 2; i++) {
                equal(view.getLong(of.sumsAt() + place * 16 + i * 8), words[i], in + ": sum");
            }
            for (int i = 0; squaresAt >= 0 && i < 4; i++) {
                equal(view.getLong(squaresAt + i * 8), words[2 + i], in + ": squares");
            }
        }
    }

    private double key(LargeLayout.PeakKind kind, int row) {
        double number = number(row, kind.filter(), kind.column());
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : kind.sign() * number;
    }

    private void checkPeak(LargePass.Peak of, int place, int from, int to, String in) {
        int known = view.getChar(of.at() + place * 2);
        LargeLayout.PeakKind kind = view.layout.peaks[of.kind()];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = from; row < to; row++) {
            greatest = Math.max(greatest, key(kind, row));
        }
        if (known == Peaks.NONE) {
            equal(greatest, Double.NEGATIVE_INFINITY, in + ": no extreme");
        } else if (known != Peaks.UNKNOWN) {
            assertThat(view.number(known)).as(in + ": row of the extreme").isBetween(from, to - 1);
            equal(key(kind, view.number(known)), greatest, in + ": extreme");
        }
        int found = peaks.search(of.kind(), from, to, -1);
        double searched = found == Peaks.NONE ? Double.NEGATIVE_INFINITY : key(kind, view.number(found));
        equal(searched, greatest, in + ": extreme by a search");
    }

    private void checkCounted(LargePass.Counted of, int place, int from, int to, String in) {
        Map<Long, Integer> counts = new HashMap<>();
        int carriers = 0;
        for (int row = from; row < to; row++) {
            long value = value(row, of.lane().column());
            if (value != ColumnValue.NONE && admits(row, of.lane().filter())) {
                counts.merge(value, 1, Integer::sum);
                carriers++;
            }
        }
        equal(view.getChar(of.carriersAt() + place * 2), carriers, in + ": carriers");
        equal(view.getChar(of.distinctAt() + place * 2), counts.size(), in + ": distinct");
        for (int at = 1; at <= view.valueSlots[of.counted()]; at++) {
            long value = values.value(of.counted(), at);
            equal(
                    values.count(of.counted(), at, of.countsAt() + place * 2),
                    values.rows(of.counted(), at) == 0 ? 0 : counts.getOrDefault(value, 0),
                    "%s: count of place %s",
                    in,
                    at);
        }
    }

    /** Of runs of places whose rows were put in one after the other. */
    private void checkBlocks() {
        for (int kind = 0; kind < view.layout.peaks.length; kind++) {
            for (int row = 0; row + LargeLayout.BLOCK_ROWS <= view.rows; row++) {
                int place = view.place(row);
                if (place % LargeLayout.BLOCK_ROWS == 0 && place + LargeLayout.BLOCK_ROWS <= view.capacity) {
                    double greatest = Double.NEGATIVE_INFINITY;
                    for (int i = row; i < row + LargeLayout.BLOCK_ROWS; i++) {
                        greatest = Math.max(greatest, key(view.layout.peaks[kind], i));
                    }
                    double scale = view.layout.isCents(view.layout.peaks[kind].column()) ? 100 : 1;
                    equal(
                            peaks.block(kind, place / LargeLayout.BLOCK_ROWS) / scale,
                            greatest,
                            "%s: extreme of rows from %s on",
                            where,
                            row);
                }
            }
        }
    }

    private void checkFacts() {
        FactLayout layout = plan.facts();
        assertThat(facts.pages()).as("%s: pages", where).isLessThanOrEqualTo(facts.pageRoom());
        Set<Integer> rooms = new HashSet<>();
        for (int page = 0; page < facts.pages(); page++) {
            int entry = view.facts + page * layout.entryBytes;
            rooms.add(Bytes.getChar(view.bytes, entry + FactLayout.ENTRY_PAGE));
            assertThat(facts.facts(page))
                    .as("%s: facts of page %s", where, page)
                    .isBetween(1, facts.factRoom());
        }
        assertThat(rooms).as("%s: rooms of pages", where).hasSize(facts.pages()).allMatch(room -> room < facts.pages());
    }

    // Described only where they differ: there are millions of them.

    private static void equal(double actual, double expected, String what, Object... of) {
        if (actual != expected) {
            fail(String.format(what, of) + " should be " + expected + " but is " + actual);
        }
    }

    private static void equal(long actual, long expected, String what, Object... of) {
        if (actual != expected) {
            fail(String.format(what, of) + " should be " + expected + " but is " + actual);
        }
    }

    private static void equal(boolean actual, boolean expected, String what, Object... of) {
        if (actual != expected) {
            fail(String.format(what, of) + " should be " + expected + " but is " + actual);
        }
    }
}
