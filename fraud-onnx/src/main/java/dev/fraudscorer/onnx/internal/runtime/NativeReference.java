package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime as the judge of another runtime: all outputs and the label, for many rows. Confined to one thread. */
public final class NativeReference implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 256;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ScoringGraph graph;
    private final List<GraphInput> inputs;

    private NativeReference(
            OrtEnvironment environment, OrtSession session, ScoringGraph graph, List<GraphInput> inputs) {
        this.environment = environment;
        this.session = session;
        this.graph = graph;
        this.inputs = inputs;
    }

    /**
     * Opens the model.
     *
     * @throws ModelRefusedException if the native library does not load, or ONNX Runtime refuses the model
     */
    public static NativeReference open(ScoringGraph graph, List<GraphInput> inputs) throws ModelRefusedException {
        OrtEnvironment environment = OrtRuntime.environment();
        return new NativeReference(environment, OrtRuntime.open(environment, graph.toBytesWithLabel()), graph, inputs);
    }

    public String version() {
        return environment.getVersion();
    }

    /**
     * The answers, one for each row.
     *
     * @param rows as wide as the model; not modified
     * @throws OnnxRuntimeException if it fails
     */
    public List<Answer> run(List<double[]> rows) {
        List<Answer> answers = new ArrayList<>(rows.size());
        int step = graph.isOfOneRow() ? 1 : ROWS_AT_ONCE;
        for (int from = 0; from < rows.size(); from += step) {
            List<double[]> some = rows.subList(from, Math.min(rows.size(), from + step));
            Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
            try {
                fill(some, tensors);
                try (OrtSession.Result result = session.run(tensors)) {
                    read(result, some.size(), answers);
                }
            } catch (OrtException e) {
                throw new OnnxRuntimeException(e);
            } finally {
                tensors.values().forEach(OnnxTensor::close);
            }
        }
        return answers;
    }

    @Override
    public void close() {
        OrtRuntime.close(session);
    }

    private void fill(List<double[]> rows, Map<String, OnnxTensor> tensors) throws OrtException {
        int offset = 0;
        for (GraphInput input : inputs) {
            tensors.put(input.name(), tensor(rows, offset, input.width(), input.type()));
            offset += input.width();
        }
    }

    private OnnxTensor tensor(List<double[]> rows, int offset, int width, ElementType type) throws OrtException {
        long[] shape = {rows.size(), width};
        double[] all = new double[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), offset, all, i * width, width);
        }
        return switch (type) {
            case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(all), shape);
            case FLOAT -> {
                FloatBuffer floats = FloatBuffer.allocate(all.length);
                for (double value : all) {
                    floats.put((float) value);
                }
                yield OnnxTensor.createTensor(environment, floats.flip(), shape);
            }
            case INT64 -> {
                LongBuffer longs = LongBuffer.allocate(all.length);
                for (double value : all) {
                    longs.put((long) value);
                }
                yield OnnxTensor.createTensor(environment, longs.flip(), shape);
            }
            case TEXT, INT32, UINT8, BOOLEAN -> throw new IllegalArgumentException("an input of type " + type);
        };
    }

    private void read(OrtSession.Result result, int rows, List<Answer> answers) throws OrtException {
        Object outputs = value(result, graph.outputTensor());
        String labelTensor = graph.labelTensor();
        Object labels = labelTensor == null ? null : value(result, labelTensor);
        for (int i = 0; i < rows; i++) {
            String label = null;
            if (labels instanceof long[] numbers) {
                label = Long.toString(numbers[i]);
            } else if (labels instanceof String[] texts) {
                label = texts[i];
            }
            answers.add(new Answer(row(outputs, i), label));
        }
    }

    private static Object value(OrtSession.Result result, String name) throws OrtException {
        Optional<OnnxValue> value = result.get(name);
        return value.orElseThrow(() -> new IllegalStateException("ONNX Runtime left out an output"))
                .getValue();
    }

    private static double[] row(Object outputs, int row) {
        if (outputs instanceof double[][] doubles) {
            return doubles[row];
        }
        if (outputs instanceof float[][] floats) {
            double[] values = new double[floats[row].length];
            for (int i = 0; i < values.length; i++) {
                values[i] = floats[row][i];
            }
            return values;
        }
        throw new IllegalStateException("an output that is no tensor of rows");
    }

    /**
     * The answer of a model for a row.
     *
     * @param outputs a number for each class or target
     * @param label the class; null if the model names none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(double[] outputs, @Nullable String label) {}
}
