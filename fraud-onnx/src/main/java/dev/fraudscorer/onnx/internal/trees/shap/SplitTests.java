package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.walk.RowKeys;
import java.util.List;

/** Many tests, packed. Immutable. */
final class SplitTests {
    private final int[] slots;
    private final int[] lows;
    private final int[] spans;

    SplitTests(List<SplitTest> tests, RowKeys keys) {
        int size = tests.size();
        slots = new int[size];
        lows = new int[size];
        spans = new int[size];
        for (int i = 0; i < size; i++) {
            SplitTest test = tests.get(i);
            slots[i] = test.slot();
            lows[i] = test.lowIn(keys);
            spans[i] = test.spanIn(keys);
        }
    }

    /** 1 if the row's key is inside, else 0. */
    int isInside(int test, int[] keys) {
        // In [low, low + span), the span unsigned.
        long above = Integer.toUnsignedLong(keys[slots[test]] - lows[test]);
        return (int) ((above - Integer.toUnsignedLong(spans[test])) >>> 63);
    }
}
