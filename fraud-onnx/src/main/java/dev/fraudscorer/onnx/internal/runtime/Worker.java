package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fraudscorer.event.FeatureValues;
import java.util.Collections;
import java.util.Map;

/**
 * One row of input and one row of output in native memory, used again from call to call. Owned by one call at a time;
 * owns its tensors.
 */
final class Worker implements AutoCloseable {
    private final OrtSession session;
    private final int column;
    private final NativeRow input;
    private final NativeRow output;
    // Maps of one entry that keep their entry set: run() walks through it each time.
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    private Worker(OrtSession session, Layout layout, NativeRow input, NativeRow output) {
        this.session = session;
        this.column = layout.column();
        this.input = input;
        this.output = output;
        this.inputs = Collections.singletonMap(layout.input(), input.tensor());
        this.outputs = Collections.singletonMap(layout.output(), output.tensor());
    }

    /** @throws OnnxRuntimeException if there is no memory for its tensors */
    static Worker open(OrtEnvironment environment, OrtSession session, Layout layout) {
        NativeRow input = null;
        Worker worker = null;
        try {
            input = NativeRow.open(environment, layout.width());
            worker = new Worker(session, layout, input, NativeRow.open(environment, layout.columns()));
            return worker;
        } catch (OrtException e) {
            throw new OnnxRuntimeException(e);
        } finally {
            if (input != null && worker == null) {
                input.close();
            }
        }
    }

    void fill(float[] row) {
        input.floats().put(0, row);
    }

    void fill(FeatureValues values, int[] slots) {
        for (int i = 0; i < slots.length; i++) {
            float value = (float) values.number(slots[i]);
            // What is too large for a float is the largest float, as it was when the model was trained.
            input.floats().put(i, Float.isInfinite(value) ? Math.copySign(Float.MAX_VALUE, value) : value);
        }
    }

    /**
     * What the model makes of the row, as it comes: possibly NaN, possibly no probability.
     *
     * @throws OnnxRuntimeException if it fails
     */
    float run() {
        // Whatever would leave the buffer untouched must not pass for the last row's result.
        output.floats().put(column, Float.NaN);
        try {
            session.run(inputs, outputs).close();
        } catch (OrtException e) {
            throw new OnnxRuntimeException(e);
        }
        return output.floats().get(column);
    }

    @Override
    public void close() {
        output.close();
        input.close();
    }

    /**
     * The shape of a model. Immutable.
     *
     * @param input the input tensor's name
     * @param width how many columns it has
     * @param output the output tensor's name
     * @param columns how many columns it has
     * @param column the one that holds the probability
     */
    record Layout(String input, int width, String output, int columns, int column) {}
}
