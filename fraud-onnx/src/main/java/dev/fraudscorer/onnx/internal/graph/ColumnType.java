package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.jspecify.annotations.Nullable;

/** What a column of a model's input holds. */
public enum ColumnType {
    FLOAT,
    DOUBLE,
    INT64,
    TEXT;

    /** The type of a tensor in a file; null for those that no feature fits. */
    static @Nullable ColumnType of(int elementType) {
        DataType type = DataType.forNumber(elementType);
        if (type == null) {
            return null;
        }
        return switch (type) {
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case INT64 -> INT64;
            case STRING -> TEXT;
            default -> null;
        };
    }

    /** Whether a column can say that its value is missing; whole numbers and texts cannot. */
    public boolean hasNaN() {
        return this == FLOAT || this == DOUBLE;
    }
}
