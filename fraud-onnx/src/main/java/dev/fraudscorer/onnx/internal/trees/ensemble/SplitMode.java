package dev.fraudscorer.onnx.internal.trees.ensemble;

import org.jspecify.annotations.Nullable;

/** The comparisons of a split; the order is that of the numbers in ai.onnx.ml 5. */
public enum SplitMode {
    LEQ,
    LT,
    GTE,
    GT,
    EQ,
    NEQ,
    MEMBER;

    private static final SplitMode[] ALL = values();

    /** The mode called {@code BRANCH_…}; null if there is none. */
    static @Nullable SplitMode named(String name) {
        for (SplitMode mode : ALL) {
            if (name.startsWith("BRANCH_") && name.substring(7).equals(mode.name())) {
                return mode;
            }
        }
        return null;
    }

    /** The mode with a number; null if there is none. */
    static @Nullable SplitMode numbered(double number) {
        return number >= 0 && number < ALL.length && number == (int) number ? ALL[(int) number] : null;
    }
}
