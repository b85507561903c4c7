package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.walk.KeyTable;
import java.util.List;

/** Many questions, packed. Immutable. */
final class SplitTests {
    private final int[] slots;
    private final int[] lows;
    private final int[] spans;

    SplitTests(List<SplitTest> questions, KeyTable keys) {
        int size = questions.size();
        slots = new int[size];
        lows = new int[size];
        spans = new int[size];
        for (int i = 0; i < size; i++) {
            SplitTest question = questions.get(i);
            slots[i] = question.slot();
            lows[i] = question.lowIn(keys);
            spans[i] = question.spanIn(keys);
        }
    }

    /** 1 if the row's key is inside, else 0. */
    int isInside(int question, int[] keys) {
        // In [low, low + span), the span unsigned.
        long above = Integer.toUnsignedLong(keys[slots[question]] - lows[question]);
        return (int) ((above - Integer.toUnsignedLong(spans[question])) >>> 63);
    }
}
