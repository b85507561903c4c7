package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session of ONNX Runtime with its tensors. Thread-safe: each call has a worker of its own, and {@link #close} waits
 * for the calls inside before anything native is freed.
 */
public final class NativeModel implements AutoCloseable {
    /** More than threads usually score at once: a worker beyond them is made for one call, and its buffers wait for GC. */
    private static final int IDLE_WORKERS = 64;

    /** In the place of a result, a NaN that no model computes: its deadline passed. */
    static final double TERMINATED = Double.longBitsToDouble(0x7FF8_DEAD_11FE_0001L);

    private static final long TERMINATED_BITS = Double.doubleToRawLongBits(TERMINATED);

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Layout layout;
    private final Pool<Worker> pool = new Pool<>(IDLE_WORKERS);
    private final OpenCalls calls = new OpenCalls();
    private final RunWatch watch = new RunWatch();

    private NativeModel(OrtEnvironment environment, OrtSession session, Layout layout) {
        this.environment = environment;
        this.session = session;
        this.layout = layout;
    }

    /**
     * Loads a graph and runs one row of zeros to find the shape of its output.
     *
     * @param inputs the graph's, each with its width
     * @param fraudClass the class whose probability is the risk; null for 1
     * @throws ModelRefusedException if ONNX Runtime cannot run it or its output has another shape; nothing native is
     *     left
     */
    public static NativeModel open(ScoringGraph graph, List<GraphInput> inputs, @Nullable String fraudClass)
            throws ModelRefusedException {
        OrtEnvironment environment = OrtRuntime.environment();
        OrtSession session = OrtRuntime.open(environment, graph.toBytes());
        try {
            return new NativeModel(environment, session, layout(environment, session, graph, inputs, fraudClass));
        } catch (ModelRefusedException | RuntimeException | Error e) {
            OrtRuntime.close(session);
            throw e;
        }
    }

    /**
     * Refuses a model that ONNX Runtime cannot load, whatever its shape.
     *
     * @param content a file that needs no other file
     * @throws ModelRefusedException with the reason
     */
    public static void check(byte[] content) throws ModelRefusedException {
        OrtRuntime.close(OrtRuntime.open(OrtRuntime.environment(), content));
    }

    /**
     * Runs the model on one row.
     *
     * @param numbers as wide as the model, NaN where a value is missing; not modified
     * @param texts as wide as the model, read where a column holds texts; not modified
     * @param deadline when the run is ended
     * @return the output of the model, possibly NaN; {@link #isTerminated terminated} if the deadline passed
     * @throws IllegalStateException if the model is closed
     * @throws OnnxRuntimeException if ONNX Runtime fails
     */
    public double run(double[] numbers, String[] texts, Deadline deadline) {
        calls.enter();
        try {
            Worker idle = pool.take();
            Worker worker = idle != null ? idle : Worker.open(environment, session, layout, watch);
            boolean sound = false;
            try {
                double result = worker.run(numbers, texts, deadline);
                sound = true;
                return result;
            } finally {
                if (!sound || !pool.keep(worker)) {
                    worker.close();
                }
            }
        } finally {
            calls.leave();
        }
    }

    /** Whether a result stands for a run that was ended at its deadline. */
    public static boolean isTerminated(double result) {
        return Double.doubleToRawLongBits(result) == TERMINATED_BITS;
    }

    @Override
    public void close() {
        if (!calls.close()) {
            return;
        }
        watch.close();
        for (Worker worker = pool.take(); worker != null; worker = pool.take()) {
            worker.close();
        }
        OrtRuntime.close(session);
    }

    private static Layout layout(
            OrtEnvironment environment,
            OrtSession session,
            ScoringGraph graph,
            List<GraphInput> inputs,
            @Nullable String fraudClass)
            throws ModelRefusedException {
        int width = inputs.stream().mapToInt(GraphInput::width).sum();
        String[] texts = new String[width];
        Arrays.fill(texts, "");
        try (NativeInputs zeros = NativeInputs.open(environment, inputs);
                OrtSession.Result result = session.run(zeros.fill(new double[width], texts))) {
            OnnxValue value = result.get(0);
            if (!(value instanceof OnnxTensor tensor)) {
                throw badOutput(graph, value.getType().toString());
            }
            TensorInfo info = tensor.getInfo();
            long[] shape = info.getShape();
            ElementType type = switch (info.type) {
                case FLOAT -> ElementType.FLOAT;
                case DOUBLE -> ElementType.DOUBLE;
                default -> null;
            };
            if (type == null || shape.length != 2 || shape[0] != 1 || shape[1] < 1) {
                throw badOutput(graph, info.type + " " + Arrays.toString(shape));
            }
            int columns = Math.toIntExact(shape[1]);
            return new Layout(inputs, graph.outputTensor(), type, columns, graph.fraudColumn(columns, fraudClass));
        } catch (OrtException e) {
            throw OrtRuntime.refusal(e);
        }
    }

    private static ModelRefusedException badOutput(ScoringGraph graph, String found) {
        return new ModelRefusedException(
                "output '" + graph.output() + "' that comes as " + found + " for one row",
                "FLOAT or DOUBLE [1, 1] or [1, classes]");
    }
}
