package dev.fraudscorer.benchmarks.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime as its documentation calls it: default options, a new tensor for each row, outputs as arrays. */
final class PlainSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    PlainSession(byte[] content) throws OrtException {
        session = environment.createSession(content);
    }

    /** The probability of the second class. */
    float score(float[] row) throws OrtException {
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(row), new long[] {1, row.length});
                OrtSession.Result result = session.run(Map.of("features", tensor))) {
            return ((float[][]) result.get(1).getValue())[0][1];
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
