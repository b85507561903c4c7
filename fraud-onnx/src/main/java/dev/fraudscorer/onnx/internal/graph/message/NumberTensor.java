package dev.fraudscorer.onnx.internal.graph.message;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A constant of a file. Immutable. */
public final class NumberTensor {
    private final ElementType type;
    private final long[] dimensions;
    private final double[] values;

    private NumberTensor(ElementType type, long[] dimensions, double[] values) {
        this.type = type;
        this.dimensions = dimensions;
        this.values = values;
    }

    /**
     * Reads a constant.
     *
     * @return null if it holds no numbers of a type that is known here
     * @throws ModelRefusedException if it has not as many numbers as its shape has
     */
    public static @Nullable NumberTensor of(TensorProto tensor) throws ModelRefusedException {
        ElementType type = ElementType.of(tensor.getDataType());
        if (type == null) {
            return null;
        }
        double[] values = tensor.getRawData().isEmpty() ? fromFields(tensor, type) : fromBytes(tensor, type);
        long[] dimensions = new long[tensor.getDimsCount()];
        double size = 1;
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = tensor.getDims(i);
            size *= dimensions[i];
        }
        if (size != values.length) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(tensor.getName()) + " with " + values.length + " numbers",
                    "as many as its shape has");
        }
        return new NumberTensor(type, dimensions, values);
    }

    public ElementType type() {
        return type;
    }

    public int rank() {
        return dimensions.length;
    }

    public long dimension(int i) {
        return dimensions[i];
    }

    public int size() {
        return values.length;
    }

    /** A number in the order of the file; a 64-bit integer beyond 2⁵³ is rounded. */
    public double get(int i) {
        return values[i];
    }

    /** All numbers, in order; a copy. */
    public double[] toArray() {
        return values.clone();
    }

    private static double[] fromFields(TensorProto tensor, ElementType type) {
        int size = switch (type) {
            case FLOAT -> tensor.getFloatDataCount();
            case DOUBLE -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case INT32, UINT8, BOOLEAN -> tensor.getInt32DataCount();
            case TEXT -> 0;
        };
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (type) {
                case FLOAT -> tensor.getFloatData(i);
                case DOUBLE -> tensor.getDoubleData(i);
                case INT64 -> tensor.getInt64Data(i);
                case INT32, UINT8, BOOLEAN, TEXT -> tensor.getInt32Data(i);
            };
        }
        return values;
    }

    private static double[] fromBytes(TensorProto tensor, ElementType type) throws ModelRefusedException {
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() % type.bytes() != 0) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(tensor.getName()) + " with " + bytes.remaining() + " bytes",
                    "a multiple of " + type.bytes());
        }
        double[] values = new double[bytes.remaining() / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case FLOAT -> bytes.getFloat();
                case DOUBLE -> bytes.getDouble();
                case INT64 -> bytes.getLong();
                case INT32 -> bytes.getInt();
                case UINT8, BOOLEAN, TEXT -> bytes.get() & 0xff;
            };
        }
        return values;
    }
}
