package dev.fraudscorer.lab.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/** An ONNX model run by ONNX Runtime itself, one thread, as the library does. */
final class OrtScores implements AutoCloseable {
    private static final int BATCH = 1 << 14;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final int width;

    OrtScores(byte[] onnx, int width) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(onnx, options);
        }
        this.width = width;
    }

    OrtSession session() {
        return session;
    }

    /** Both columns of the probabilities, row after row. */
    float[] probabilities(float[] rows) throws OrtException {
        float[] out = new float[rows.length / width * 2];
        for (int from = 0; from < rows.length / width; from += BATCH) {
            int count = Math.min(BATCH, rows.length / width - from);
            FloatBuffer batch = FloatBuffer.wrap(rows, from * width, count * width);
            try (OnnxTensor input = OnnxTensor.createTensor(environment, batch, new long[] {count, width});
                    OrtSession.Result result = session.run(Map.of("input", input))) {
                OnnxTensor probabilities =
                        (OnnxTensor) result.get("probabilities").orElseThrow();
                probabilities.getFloatBuffer().get(out, from * 2, count * 2);
            }
        }
        return out;
    }

    /** The probability of fraud of each row. */
    float[] score(float[] rows) throws OrtException {
        float[] both = probabilities(rows);
        float[] scores = new float[both.length / 2];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = both[2 * i + 1];
        }
        return scores;
    }

    long[] labels(float[] rows) throws OrtException {
        int count = rows.length / width;
        try (OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), new long[] {count, width});
                OrtSession.Result result = session.run(Map.of("input", input))) {
            LongBuffer labels = ((OnnxTensor) result.get("label").orElseThrow()).getLongBuffer();
            long[] out = new long[labels.remaining()];
            labels.get(out);
            return out;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
