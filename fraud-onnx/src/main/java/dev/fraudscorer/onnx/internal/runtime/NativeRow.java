package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A tensor of one row over memory that both sides see. Owned by one call at a time.
 *
 * @param floats the row's numbers
 * @param tensor the same memory as ONNX Runtime sees it
 */
record NativeRow(FloatBuffer floats, OnnxTensor tensor) implements AutoCloseable {
    static NativeRow open(OrtEnvironment environment, int columns) throws OrtException {
        FloatBuffer floats = ByteBuffer.allocateDirect(columns * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return new NativeRow(floats, OnnxTensor.createTensor(environment, floats, new long[] {1, columns}));
    }

    @Override
    public void close() {
        tensor.close();
    }
}
