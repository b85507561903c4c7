package dev.fraudscorer.onnx.internal.graph.message;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.jspecify.annotations.Nullable;

/** The types of what a tensor holds that are known here: texts, and numbers that can be calculated without ONNX Runtime. */
public enum ElementType {
    FLOAT,
    DOUBLE,
    INT64,
    INT32,
    UINT8,
    BOOLEAN,
    TEXT;

    /** The type of a number in a file; null for all others (texts, halves, …). */
    public static @Nullable ElementType of(int number) {
        DataType type = DataType.forNumber(number);
        if (type == null) {
            return null;
        }
        return switch (type) {
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case INT64 -> INT64;
            case INT32 -> INT32;
            case UINT8 -> UINT8;
            case BOOL -> BOOLEAN;
            default -> null;
        };
    }

    /** The type that a {@code Cast} node names; null if it is none of these. */
    public static @Nullable ElementType ofCast(long number) {
        return number == (int) number ? of((int) number) : null;
    }

    /** Whether a value can be NaN, and so be missing; whole numbers and texts cannot. */
    public boolean hasNaN() {
        return this == FLOAT || this == DOUBLE;
    }

    /** How many bytes one takes in a file. */
    int bytes() {
        return switch (this) {
            case DOUBLE, INT64 -> 8;
            case FLOAT, INT32 -> 4;
            case UINT8, BOOLEAN -> 1;
            case TEXT -> throw new IllegalStateException("texts have no fixed size");
        };
    }
}
