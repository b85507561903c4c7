package dev.fraudscorer.onnx.internal.trees.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Collects, while trees are translated, through which slots they look at columns and what they compare there. */
final class KeyPlan {
    private final Map<Slot, Integer> slots = new HashMap<>();
    private final List<Slot> inOrder = new ArrayList<>();
    private final List<TreeSet<Long>> keys = new ArrayList<>();
    private final boolean doubles;

    KeyPlan(boolean doubles) {
        this.doubles = doubles;
    }

    /** The slot for a question. */
    int slot(int column, boolean missingIsLess, long key) {
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

    int slotCount() {
        return inOrder.size();
    }

    KeyTable toTable() {
        int count = inOrder.size();
        int[] columns = new int[count];
        int[] missing = new int[count];
        long[][] cuts = new long[count][];
        for (int i = 0; i < count; i++) {
            columns[i] = inOrder.get(i).column();
            missing[i] = inOrder.get(i).missingIsLess() ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            cuts[i] = keys.get(i).stream().mapToLong(Long::longValue).toArray();
        }
        return new KeyTable(columns, missing, cuts, doubles);
    }

    private record Slot(int column, boolean missingIsLess) {}
}
