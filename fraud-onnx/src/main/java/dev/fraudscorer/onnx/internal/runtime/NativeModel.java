package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.onnx.internal.graph.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session of ONNX Runtime with its tensors. Thread-safe: each call has a worker of its own, and {@link #close} waits
 * for the calls inside before anything native is freed.
 */
public final class NativeModel implements AutoCloseable {
    /** More than threads usually score at once: a worker beyond them is made for one call, and its buffers wait for GC. */
    private static final int IDLE_WORKERS = 64;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Worker.Layout layout;
    private final WorkerPool pool = new WorkerPool(IDLE_WORKERS);
    private final OpenCalls calls = new OpenCalls();

    private NativeModel(OrtEnvironment environment, OrtSession session, Worker.Layout layout) {
        this.environment = environment;
        this.session = session;
        this.layout = layout;
    }

    /**
     * Loads a graph and runs one row of zeros to learn the shape of its output.
     *
     * @param width how many columns a row has
     * @param fraudClass the class whose probability is the risk; null for 1
     * @throws ModelRefusedException if ONNX Runtime cannot run it or its output has another shape; nothing native is
     *     left
     */
    public static NativeModel open(ScoringGraph graph, int width, @Nullable String fraudClass)
            throws ModelRefusedException {
        OrtEnvironment environment = OrtRuntime.environment();
        OrtSession session = OrtRuntime.open(environment, graph.toBytes());
        try {
            int columns = columnsOfOutput(environment, session, graph, width);
            int column = graph.fraudColumn(columns, fraudClass);
            Worker.Layout layout = new Worker.Layout(graph.input(), width, graph.outputTensor(), columns, column);
            return new NativeModel(environment, session, layout);
        } catch (ModelRefusedException | RuntimeException | Error e) {
            closeSession(session);
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
        closeSession(OrtRuntime.open(OrtRuntime.environment(), content));
    }

    /** How many columns a row has. */
    public int width() {
        return layout.width();
    }

    /**
     * Runs the model on one row.
     *
     * @param row as wide as the model; not modified
     * @return what the model says, possibly NaN
     * @throws IllegalStateException if the model is closed
     * @throws OnnxRuntimeException if ONNX Runtime fails
     */
    public float run(float[] row) {
        Worker worker = begin();
        boolean sound = false;
        try {
            worker.fill(row);
            float result = worker.run();
            sound = true;
            return result;
        } finally {
            end(worker, sound);
        }
    }

    /**
     * Runs the model on one row.
     *
     * @param values where the row's numbers are; a missing one reads as NaN
     * @param slots the slot of each column, as many as the model has
     * @return what the model says, possibly NaN
     * @throws IllegalStateException if the model is closed
     * @throws OnnxRuntimeException if ONNX Runtime fails
     */
    public float run(FeatureValues values, int[] slots) {
        Worker worker = begin();
        boolean sound = false;
        try {
            worker.fill(values, slots);
            float result = worker.run();
            sound = true;
            return result;
        } finally {
            end(worker, sound);
        }
    }

    @Override
    public void close() {
        if (!calls.close()) {
            return;
        }
        for (Worker worker = pool.take(); worker != null; worker = pool.take()) {
            worker.close();
        }
        closeSession(session);
    }

    private Worker begin() {
        calls.enter();
        boolean begun = false;
        try {
            Worker idle = pool.take();
            Worker worker = idle != null ? idle : Worker.open(environment, session, layout);
            begun = true;
            return worker;
        } finally {
            if (!begun) {
                calls.leave();
            }
        }
    }

    private void end(Worker worker, boolean sound) {
        try {
            if (!sound || !pool.keep(worker)) {
                worker.close();
            }
        } finally {
            calls.leave();
        }
    }

    private static int columnsOfOutput(OrtEnvironment environment, OrtSession session, ScoringGraph graph, int width)
            throws ModelRefusedException {
        try (NativeRow zeros = NativeRow.open(environment, width);
                OrtSession.Result result = session.run(Map.of(graph.input(), zeros.tensor()))) {
            OnnxValue value = result.get(0);
            if (value instanceof OnnxTensor tensor) {
                TensorInfo info = tensor.getInfo();
                long[] shape = info.getShape();
                if (info.type == OnnxJavaType.FLOAT && shape.length == 2 && shape[0] == 1 && shape[1] > 0) {
                    return Math.toIntExact(shape[1]);
                }
                throw badOutput(graph, info.type + " " + Arrays.toString(shape));
            }
            throw badOutput(graph, value.getType().toString());
        } catch (OrtException e) {
            throw OrtRuntime.refusal(e);
        }
    }

    private static ModelRefusedException badOutput(ScoringGraph graph, String found) {
        return new ModelRefusedException(
                "output '" + graph.output() + "' that comes as " + found + " for one row",
                "FLOAT [1, 1] or [1, classes]");
    }

    private static void closeSession(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close a session", e);
        }
    }
}
