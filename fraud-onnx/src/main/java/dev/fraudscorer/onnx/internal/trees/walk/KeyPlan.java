package dev.fraudscorer.onnx.internal.trees.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Collects, while trees are translated, through which slots they look at columns and what they compare there. */
public final class KeyPlan {
    private final Map<Slot, Integer> slots = new HashMap<>();
    private final List<Slot> inOrder = new ArrayList<>();
    private final List<TreeSet<Long>> keys = new ArrayList<>();
    private final boolean doubles;

    /** @param doubles whether columns are of double precision; else float */
    public KeyPlan(boolean doubles) {
        this.doubles = doubles;
    }

    /**
     * The slot for a test.
     *
     * @param missingIsLess whether a missing value counts as less than all others, or as greater
     * @param key what the column's key is compared with
     */
    public int slot(int column, boolean missingIsLess, long key) {
        Slot slot = new Slot(column, missingIsLess);
        Integer known = slots.get(slot);
        int index = known != null ? known : inOrder.size();
        if (known == null) {
            slots.put(slot, index);
            inOrder.add(slot);
            keys.add(new TreeSet<>());
        }
        if (doubles) {
            keys.get(index).add(key);
        }
        return index;
    }

    /** The key of a constant. */
    public long keyOf(double value) {
        return doubles ? SortKeys.of(value) : SortKeys.of((float) value);
    }

    /** How many slots there are so far. */
    public int slotCount() {
        return inOrder.size();
    }

    /** The finished table. */
    public RowKeys toTable() {
        int count = inOrder.size();
        int[] columns = new int[count];
        int[] missing = new int[count];
        long[][] cuts = new long[count][];
        for (int i = 0; i < count; i++) {
            columns[i] = inOrder.get(i).column();
            missing[i] = inOrder.get(i).missingIsLess() ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            cuts[i] = keys.get(i).stream().mapToLong(Long::longValue).toArray();
        }
        return new RowKeys(columns, missing, cuts, doubles);
    }

    private record Slot(int column, boolean missingIsLess) {}
}
