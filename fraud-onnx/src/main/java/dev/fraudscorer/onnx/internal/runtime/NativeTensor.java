package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A tensor of one row of numbers over memory that both sides see. Owned by one call at a time. */
final class NativeTensor implements AutoCloseable {
    private final ElementType type;
    private final ByteBuffer memory;
    private final OnnxTensor tensor;

    private NativeTensor(ElementType type, ByteBuffer memory, OnnxTensor tensor) {
        this.type = type;
        this.memory = memory;
        this.tensor = tensor;
    }

    /** @param type any but texts, whose tensors cannot be used again */
    static NativeTensor open(OrtEnvironment environment, ElementType type, int columns) throws OrtException {
        int bytes = type == ElementType.FLOAT ? Float.BYTES : Double.BYTES;
        ByteBuffer memory = ByteBuffer.allocateDirect(columns * bytes).order(ByteOrder.nativeOrder());
        OnnxJavaType javaType = switch (type) {
            case FLOAT -> OnnxJavaType.FLOAT;
            case DOUBLE -> OnnxJavaType.DOUBLE;
            case INT64 -> OnnxJavaType.INT64;
            case TEXT, INT32, UINT8, BOOLEAN ->
                throw new IllegalArgumentException(type + " has no buffer that is used again");
        };
        OnnxTensor tensor = OnnxTensor.createTensor(environment, memory, new long[] {1, columns}, javaType);
        return new NativeTensor(type, memory, tensor);
    }

    OnnxTensor tensor() {
        return tensor;
    }

    /** Sets a column; a whole number is cut off towards zero. */
    void put(int column, double value) {
        switch (type) {
            case FLOAT -> memory.putFloat(column * Float.BYTES, (float) value);
            case DOUBLE -> memory.putDouble(column * Double.BYTES, value);
            case INT64 -> memory.putLong(column * Long.BYTES, (long) value);
            case TEXT, INT32, UINT8, BOOLEAN -> throw new IllegalStateException("not opened for " + type);
        }
    }

    /** A column of floats or doubles. */
    double get(int column) {
        return type == ElementType.FLOAT
                ? memory.getFloat(column * Float.BYTES)
                : memory.getDouble(column * Double.BYTES);
    }

    @Override
    public void close() {
        tensor.close();
    }
}
