package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Collections;
import java.util.Map;

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

    private Worker(OrtSession session, Layout layout, NativeInputs inputs, NativeTensor output) {
        this.session = session;
        this.column = layout.column();
        this.inputs = inputs;
        this.output = output;
        this.outputs = Collections.singletonMap(layout.output(), output.tensor());
    }

    /** @throws OnnxRuntimeException if there is no memory for its tensors */
    static Worker open(OrtEnvironment environment, OrtSession session, Layout layout) {
        NativeInputs inputs = null;
        Worker worker = null;
        try {
            inputs = NativeInputs.open(environment, layout.inputs());
            worker = new Worker(
                    session, layout, inputs, NativeTensor.open(environment, layout.outputType(), layout.columns()));
            return worker;
        } catch (OrtException e) {
            throw new OnnxRuntimeException(e);
        } finally {
            if (inputs != null && worker == null) {
                inputs.close();
            }
        }
    }

    /**
     * What the model makes of the row, as it comes: possibly NaN, possibly no probability.
     *
     * @throws OnnxRuntimeException if it fails
     */
    double run(double[] numbers, String[] texts) {
        // Whatever would leave the buffer untouched must not pass for the last row's result.
        output.put(column, Double.NaN);
        try {
            Map<String, ? extends OnnxTensorLike> tensors = inputs.fill(numbers, texts);
            session.run(tensors, outputs).close();
        } catch (OrtException e) {
            throw new OnnxRuntimeException(e);
        } finally {
            inputs.clear();
        }
        return output.get(column);
    }

    @Override
    public void close() {
        output.close();
        inputs.close();
    }
}
