package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Header;
import java.util.ArrayList;
import java.util.List;

/*
 * Two ways to tell the values of a column apart:
 *
 * MARKED. Where windows that end with the current event ask how many different values they hold, a window holds as many
 * as there are rows in it that are the last of their value, since it holds all that came after them. Each lane (filter
 * and column) has a mark in the row for that, and a table finds the last row of a value. A row has the value itself.
 *
 * COUNTED. Where a feature counts how often a value occurs, or where windows end earlier, a table has each value with how
 * often it occurs in each window that asks, and a row has the value's place there.
 */

/** How the records of one plan are kept, decided at load. Immutable. */
public final class LargePlan {
    /** Stands for a column that is marked. */
    public static final int NOT_COUNTED = -1;

    private final EntityPlan plan;
    private final boolean folding;
    private final int[] counted;
    private final int countedColumns;
    private final int[] markFilters;
    private final int[] markColumns;
    private final FactLayout facts;
    private final LargeLayout[] layouts = new LargeLayout[4];

    /** The plan of records of which nothing is folded. */
    public LargePlan(EntityPlan plan) {
        this(plan, false);
    }

    /** @param folding whether older events than the rows are folded: then all columns of codes are counted */
    public LargePlan(EntityPlan plan, boolean folding) {
        this.plan = plan;
        this.folding = folding;
        this.counted = counted(plan, folding);
        int columns = 0;
        for (int column : counted) {
            columns = Math.max(columns, column + 1);
        }
        this.countedColumns = columns;
        List<CodeLane> marked = new ArrayList<>();
        List<Integer> frauds = new ArrayList<>();
        for (Pass pass : plan.passes()) {
            for (CodeLane lane : pass.codes()) {
                if (counted[lane.column()] == NOT_COUNTED) {
                    marked.add(lane);
                }
            }
            for (FraudLane lane : pass.frauds()) {
                if (lane.filter() != Pass.ALL && !frauds.contains(lane.filter())) {
                    frauds.add(lane.filter());
                }
            }
        }
        this.markFilters = marked.stream().mapToInt(CodeLane::filter).toArray();
        this.markColumns = marked.stream().mapToInt(CodeLane::column).toArray();
        this.facts = new FactLayout(
                plan.columns(), frauds.stream().mapToInt(Integer::intValue).toArray());
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = new LargeLayout(this, (i & 1) != 0, (i & 2) != 0);
        }
    }

    private static int[] counted(EntityPlan plan, boolean folding) {
        int[] numbers = new int[plan.columns().codes()];
        int columns = 0;
        for (int column = 0; column < numbers.length; column++) {
            numbers[column] = isCounted(plan, column) || (folding && isRead(plan, column)) ? columns++ : NOT_COUNTED;
        }
        return numbers;
    }

    private static boolean isRead(EntityPlan plan, int column) {
        for (Pass pass : plan.passes()) {
            for (CodeLane lane : pass.codes()) {
                if (lane.column() == column) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCounted(EntityPlan plan, int column) {
        for (Pass pass : plan.passes()) {
            for (CodeLane lane : pass.codes()) {
                boolean shares =
                        !lane.share().isEmpty() || !lane.shareExcluding().isEmpty();
                if (lane.column() == column && (shares || pass.offsetMillis() != 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    public EntityPlan plan() {
        return plan;
    }

    /** Whether older events than the rows are folded. */
    boolean folding() {
        return folding;
    }

    Columns columns() {
        return plan.columns();
    }

    /** The layout of a record. */
    public LargeLayout layout(boolean doubles, boolean wide) {
        return layouts[(doubles ? 1 : 0) | (wide ? 2 : 0)];
    }

    /** The number of a counted column among them; {@link #NOT_COUNTED} of one that is marked. */
    public int counted(int codeColumn) {
        return counted[codeColumn];
    }

    /** How many columns are counted. */
    public int countedColumns() {
        return countedColumns;
    }

    /** How many marks a row has. */
    public int marks() {
        return markFilters.length;
    }

    /** The filter of a mark; below 0 for all events. */
    int markFilter(int mark) {
        return markFilters[mark];
    }

    /** The column of codes of a mark. */
    public int markColumn(int mark) {
        return markColumns[mark];
    }

    /** The mark of a lane. */
    int markOf(CodeLane lane) {
        int mark = 0;
        while (markFilters[mark] != lane.filter() || markColumns[mark] != lane.column()) {
            mark++;
        }
        return mark;
    }

    FactLayout facts() {
        return facts;
    }

    /** Loads the body's lines, and the rows at the windows' edges, of what may be a record or anything else. */
    long touch(byte[] bytes, int at, int length) {
        // Whatever the bytes are, it reads within them: an offset that is not takes the place of 0.
        int most = length - Long.BYTES;
        int spans = Header.KEY < most ? Header.uncounted(bytes, at) : most;
        int body = spans < most ? Header.body(bytes, at) : most;
        if (body + LargeLayout.TABLE_SLOTS > most || body + LargeLayout.WIDE > most) {
            return body;
        }
        boolean wide = bytes[at + body + LargeLayout.WIDE] != 0;
        LargeLayout layout = layout(Header.has(bytes, at, Header.DOUBLES), wide);
        int capacity = Header.capacity(bytes, at);
        int first = Header.head(bytes, at) - Header.rows(bytes, at);
        long ring = body
                + layout.fixedBytes
                + (long) Bytes.getInt(bytes, at + body + LargeLayout.TABLE_SLOTS) * LargeLayout.TABLE_ENTRY
                + layout.blockBytes(capacity);
        long sum = 0;
        for (int i = 0; i < layout.fixedBytes; i += Block.LINE) {
            sum += load(bytes, at, body + i, most);
        }
        for (int i = 0; i < countedColumns; i++) {
            if (body + LargeLayout.countedAt(i) > most) {
                return sum;
            }
            ring += (long) Bytes.getChar(bytes, at + body + LargeLayout.countedAt(i)) * layout.entryBytes[i];
        }
        for (LargePass pass : layout.passes) {
            for (int window = 0; window < pass.windows; window++) {
                int fromAt = body + pass.fromAt + window * Short.BYTES;
                int place = first + (fromAt > most ? 0 : Bytes.getChar(bytes, at + fromAt));
                place += place < 0 ? capacity : place >= capacity ? -capacity : 0;
                sum += load(bytes, at, ring + (long) place * layout.stride, most);
            }
        }
        int head = Header.head(bytes, at);
        int newest = head == 0 ? capacity - 1 : head - 1;
        int oldest = first < 0 ? first + capacity : first;
        return sum
                + load(bytes, at, ring + (long) oldest * layout.stride, most)
                + load(bytes, at, ring + (long) newest * layout.stride, most)
                + load(bytes, at, ring + (long) head * layout.stride, most);
    }

    private static long load(byte[] bytes, int at, long offset, int most) {
        return bytes[at + (offset < 0 || offset > most ? 0 : (int) offset)];
    }
}
