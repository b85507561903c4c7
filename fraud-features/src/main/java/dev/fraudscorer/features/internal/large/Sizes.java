package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.fold.FoldSizes;
import dev.fraudscorer.features.internal.fold.Folds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How much room the parts of a record have. Reused; confined to one thread. */
final class Sizes {
    /** More rows are for a form that folds. */
    static final int MOST_ROWS = 65_000;
    /** How many facts a page of labels has once there are two pages. */
    static final int MOST_FACTS = 256;
    /** What has no room in so many bytes is for the form that folds. */
    private static final long MOST_BYTES = 1L << 22;
    /** Of that form: a step that makes a record anew has both in memory. */
    private static final long MOST_FOLDING = (1L << 30) - (1 << 20);
    /** Pages are counted in two bytes. */
    private static final int MOST_PAGES = 60_000;

    /** Tables of values get one byte for so many that folded events take. */
    private static final int FOLDED_BYTES_PER_BYTE = 128;

    /** Six bytes are read as eight. */
    private static final int PAD = 2;

    private static final int FEWEST = 4;

    boolean doubles;
    boolean wide;
    int capacity;
    int tableSlots;
    final int[] valueSlots;
    int factRoom;
    int pageRoom;
    /** Of the folded events; null if none are folded. */
    @Nullable
    FoldSizes folds;

    Sizes(LargePlan plan) {
        this.valueSlots = new int[plan.countedColumns()];
    }

    /** Room for what is in a record, and a little more of each. */
    void fit(RecordView view, LastTable table, ValueTable values, Facts facts) {
        doubles = view.layout.doubles;
        capacity = withSlack(view.rows);
        tableSlots = view.plan.marks() == 0 ? 0 : LastTable.slots(table.used() + view.plan.marks() + table.used() / 24);
        wide = false;
        for (int i = 0; i < valueSlots.length; i++) {
            valueSlots[i] = ValueTable.slots(values.live(i) + 2);
            wide |= valueSlots[i] > ValueTable.MOST_NARROW;
        }
        folds = null;
        int pages = facts.pages();
        int ofFirst = pages == 1 ? facts.facts(0) : 0;
        factRoom = pages == 0 ? 0 : pages > 1 ? MOST_FACTS : Math.min(MOST_FACTS, ofFirst + ofFirst / 4 + FEWEST);
        pageRoom = pages + pages / 8;
    }

    /**
     * Gives tables of values more room, by what folded events take. A table is full after so many new values as it has slots to
     * spare, since values that have left keep theirs, and then all of the record is written anew: also the folded events, beside
     * which a table for a few rows is nothing.
     */
    void fitValues(LargePlan plan, long foldedBytes) {
        int[] entryBytes = plan.layout(doubles, true).entryBytes;
        for (int i = 0; i < valueSlots.length; i++) {
            long slots = foldedBytes / FOLDED_BYTES_PER_BYTE / entryBytes[i];
            valueSlots[i] = (int) Math.max(valueSlots[i], Math.min(ValueTable.MOST, slots));
            wide |= valueSlots[i] > ValueTable.MOST_NARROW;
        }
    }

    /** Room for a small record that is begun. */
    void begin() {
        doubles = false;
        wide = false;
        capacity = 2 * MOST_FACTS;
        tableSlots = 0;
        Arrays.fill(valueSlots, ValueTable.slots(2));
        factRoom = 0;
        pageRoom = 0;
        folds = null;
    }

    /** More room for labels, which have no more. */
    void addFacts(Facts facts) {
        factRoom = facts.pages() == 0 ? FEWEST : factRoom;
        pageRoom = Math.max(1, pageRoom + (facts.factRoom() == MOST_FACTS ? 1 : 0));
    }

    private static int withSlack(int rows) {
        return Math.min(MOST_ROWS + FEWEST, rows + rows / 16 + FEWEST);
    }

    /** Whether a part has much more room than it needs. */
    boolean isMuchLessThan(RecordView view, Facts facts) {
        boolean less =
                capacity + capacity / 4 + 16 < view.capacity || tableSlots + tableSlots / 2 + 32 < view.tableSlots;
        for (int i = 0; i < valueSlots.length; i++) {
            less |= 2 * valueSlots[i] + 16 < view.valueSlots[i];
        }
        return less || 2 * factRoom + 16 < facts.factRoom() || pageRoom + pageRoom / 2 + 2 < facts.pageRoom();
    }

    /** Whether so many bytes are much less than a record may take that folds nothing. */
    static boolean isMuchLessThanMost(int bytes) {
        return bytes <= MOST_BYTES / 2;
    }

    /** How many bytes a record takes whose body begins after so many. */
    int bytes(LargePlan plan, int body, @Nullable Folds of) {
        LargeLayout layout = plan.layout(doubles, wide);
        long bytes = body + layout.fixedBytes + (long) tableSlots * LargeLayout.TABLE_ENTRY;
        for (int i = 0; i < valueSlots.length; i++) {
            bytes += (long) valueSlots[i] * layout.entryBytes[i];
        }
        bytes += layout.blockBytes(capacity) + (long) capacity * layout.stride;
        bytes += plan.facts().bytes(factRoom, pageRoom) + PAD;
        FoldSizes folded = folds;
        if (folded != null && of != null) {
            bytes += of.bytes(folded, doubles);
        }
        long most = folded == null ? MOST_BYTES : MOST_FOLDING;
        return bytes > most || pageRoom > MOST_PAGES ? Integer.MAX_VALUE : (int) bytes;
    }

    /**
     * Gives the ring what is left of a record's bytes; but no more than it is still worth having: of a record whose rows are a small
     * part of it, what is left is room for many times as many, which would be given back with the next row that leaves.
     */
    void useAll(LargePlan plan, int bytesLeft) {
        LargeLayout layout = plan.layout(doubles, wide);
        int more = Math.min(bytesLeft / (layout.stride + layout.peakBytes()), capacity / 8 + FEWEST);
        capacity = Math.min(MOST_ROWS + FEWEST, capacity + more);
    }
}
