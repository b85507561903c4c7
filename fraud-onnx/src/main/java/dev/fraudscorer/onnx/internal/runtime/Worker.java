package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fraudscorer.assessment.Deadline;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * One row of input and one row of output in native memory, used again from call to call. Owned by one call at a time;
 * owns its tensors.
 */
final class Worker implements AutoCloseable {
    private final OrtSession session;
    private final int column;
    private final NativeInputs inputs;
    private final NativeTensor output;
    /** Keeps its entry set: {@code run} walks through it each time. */
    private final Map<String, OnnxTensor> outputs;

    private final RunWatch watch;
    private final WatchedRun run;

    private Worker(
            OrtSession session,
            Layout layout,
            NativeInputs inputs,
            NativeTensor output,
            RunWatch watch,
            WatchedRun run) {
        this.session = session;
        this.column = layout.column();
        this.inputs = inputs;
        this.output = output;
        this.watch = watch;
        this.run = run;
        this.outputs = Collections.singletonMap(layout.output(), output.tensor());
    }

    /**
     * @param watch ends runs whose deadline passes
     * @throws OnnxRuntimeException if there is no memory for its tensors
     */
    static Worker open(OrtEnvironment environment, OrtSession session, Layout layout, RunWatch watch) {
        NativeInputs inputs = null;
        NativeTensor output = null;
        Worker worker = null;
        try {
            inputs = NativeInputs.open(environment, layout.inputs());
            output = NativeTensor.open(environment, layout.outputType(), layout.columns());
            worker = new Worker(session, layout, inputs, output, watch, WatchedRun.open());
            return worker;
        } catch (OrtException e) {
            throw new OnnxRuntimeException(e);
        } finally {
            if (output != null && worker == null) {
                output.close();
            }
            if (inputs != null && worker == null) {
                inputs.close();
            }
        }
    }

    /**
     * What the model makes of the row, as it comes: possibly NaN, possibly no probability; {@link NativeModel#isTerminated
     * terminated} if the deadline passed meanwhile.
     *
     * @throws OnnxRuntimeException if it fails
     */
    double run(double[] numbers, String[] texts, Deadline deadline) {
        // Whatever would leave the buffer untouched must not pass for the last row's result.
        output.put(column, Double.NaN);
        boolean terminated = false;
        try {
            Map<String, ? extends OnnxTensorLike> tensors = inputs.fill(numbers, texts);
            if (deadline.isBounded()) {
                terminated = !runUntil(deadline, tensors);
            } else {
                session.run(tensors, outputs).close();
            }
        } catch (OrtException e) {
            throw new OnnxRuntimeException(e);
        } finally {
            inputs.clear();
        }
        return terminated ? NativeModel.TERMINATED : output.get(column);
    }

    /** Whether it ran to its end. */
    private boolean runUntil(Deadline deadline, Map<String, ? extends OnnxTensorLike> tensors) throws OrtException {
        boolean terminated = false;
        run.arm(deadline);
        watch.begin(run);
        try {
            session.run(tensors, Set.of(), outputs, run.options()).close();
        } catch (OrtException e) {
            terminated = run.isFired();
            if (!terminated) {
                throw e;
            }
        } finally {
            watch.end(run);
            run.disarm();
        }
        return !terminated;
    }

    @Override
    public void close() {
        run.close();
        output.close();
        inputs.close();
    }
}
