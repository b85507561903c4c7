package dev.fraudscorer.features.internal.bytecode;

import java.util.Collection;
import java.util.stream.IntStream;

/** The slots that generated code sets, as runs, each of which is marked as present at once. */
public final class SlotRuns {
    private SlotRuns() {}

    /** Of each run the first slot, and behind the last. */
    public static int[] of(Collection<Integer> someSlots) {
        int[] slots = someSlots.stream().mapToInt(Integer::intValue).sorted().toArray();
        IntStream firsts = IntStream.range(0, slots.length)
                .filter(i -> i == 0 || slots[i - 1] != slots[i] - 1)
                .map(i -> slots[i]);
        IntStream ends = IntStream.range(0, slots.length)
                .filter(i -> i == slots.length - 1 || slots[i + 1] != slots[i] + 1)
                .map(i -> slots[i] + 1);
        return IntStream.concat(firsts, ends).sorted().toArray();
    }
}
