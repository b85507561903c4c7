package dev.fraudscorer.onnx.internal.trees;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ONNX Runtime with one thread, on many rows at once. */
final class Reference implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final boolean doubles;

    /** @throws OrtException if ONNX Runtime refuses the model */
    Reference(byte[] model, boolean doubles) throws OrtException {
        this.doubles = doubles;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            this.session = environment.createSession(model, options);
        }
    }

    /** The answers for rows of one width. */
    List<Answer> score(List<double[]> rows) throws OrtException {
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = tensor(rows);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            String[] labels = new String[rows.size()];
            double[][] outputs = new double[rows.size()][];
            for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
                read(output.getValue().getValue(), labels, outputs);
            }
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                answers.add(new Answer(labels[i] == null ? "" : labels[i], outputs[i]));
            }
            return answers;
        }
    }

    /** The answer for one row, for models whose batch is one. */
    Answer score(double[] row) throws OrtException {
        return score(Collections.singletonList(row)).get(0);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    private static void read(Object value, String[] labels, double[][] outputs) throws OrtException {
        if (value instanceof List<?> maps) {
            for (int i = 0; i < outputs.length; i++) {
                Map<?, ?> map = ((OnnxMap) maps.get(i)).getValue();
                outputs[i] = new TreeMap<Object, Object>(map)
                        .values().stream().mapToDouble(number -> (Float) number).toArray();
            }
            return;
        }
        for (int i = 0; i < outputs.length; i++) {
            if (value instanceof long[] all) {
                labels[i] = Long.toString(all[i]);
            } else if (value instanceof String[] all) {
                labels[i] = all[i];
            } else if (value instanceof float[][] all) {
                outputs[i] = new double[all[i].length];
                for (int j = 0; j < outputs[i].length; j++) {
                    outputs[i][j] = all[i][j];
                }
            } else if (value instanceof double[][] all) {
                outputs[i] = all[i];
            }
        }
    }

    private OnnxTensor tensor(List<double[]> rows) throws OrtException {
        int width = rows.get(0).length;
        long[] shape = {rows.size(), width};
        if (doubles) {
            DoubleBuffer buffer = DoubleBuffer.allocate(rows.size() * width);
            rows.forEach(buffer::put);
            return OnnxTensor.createTensor(environment, buffer.flip(), shape);
        }
        FloatBuffer buffer = FloatBuffer.allocate(rows.size() * width);
        for (double[] row : rows) {
            for (double x : row) {
                buffer.put((float) x);
            }
        }
        return OnnxTensor.createTensor(environment, buffer.flip(), shape);
    }

    /**
     * The answer of a model for a row.
     *
     * @param label empty if it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(String label, double[] outputs) {}
}
