package dev.fraudscorer.benchmarks.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.Map;

/** ONNX Runtime at its best for single rows: one thread, direct buffers that are used again, a pinned output. */
final class PinnedSession implements AutoCloseable {
    private final OrtSession session;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OnnxTensor inputTensor;
    private final OnnxTensor outputTensor;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final int last;

    /** A tree classifier of two classes as onnxmltools writes it. */
    PinnedSession(byte[] content, int columns) throws OrtException {
        this(content, "features", columns, "probabilities", 2);
    }

    /** Any model of one float tensor; the last column of its output is the score. */
    PinnedSession(byte[] content, String inputName, int columns, String outputName, int outputColumns)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(content, options);
        }
        input = floats(columns);
        output = floats(outputColumns);
        last = outputColumns - 1;
        inputTensor = OnnxTensor.createTensor(environment, input, new long[] {1, columns});
        outputTensor = OnnxTensor.createTensor(environment, output, new long[] {1, outputColumns});
        inputs = Collections.singletonMap(inputName, inputTensor);
        outputs = Collections.singletonMap(outputName, outputTensor);
    }

    /** The last column of the output. */
    float score(float[] row) throws OrtException {
        input.put(0, row);
        session.run(inputs, outputs).close();
        return output.get(last);
    }

    @Override
    public void close() throws OrtException {
        inputTensor.close();
        outputTensor.close();
        session.close();
    }

    private static FloatBuffer floats(int size) {
        return ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
