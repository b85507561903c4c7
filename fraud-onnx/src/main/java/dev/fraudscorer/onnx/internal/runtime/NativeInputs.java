package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The input tensors of one row. Those of numbers are used again; those of texts are made for each row, for ONNX Runtime
 * copies them. Owned by one call at a time.
 */
final class NativeInputs implements AutoCloseable {
    private final OrtEnvironment environment;
    private final GraphInput[] inputs;
    /** Null for texts. */
    private final @Nullable NativeTensor[] numbers;
    /** Keeps its entry set: {@code run} walks through it each time. */
    private final Map<String, OnnxTensor> tensors;

    private final boolean hasTexts;

    private NativeInputs(OrtEnvironment environment, GraphInput[] inputs, @Nullable NativeTensor[] numbers) {
        this.environment = environment;
        this.inputs = inputs;
        this.numbers = numbers;
        this.hasTexts = Arrays.stream(inputs).anyMatch(input -> input.type() == ElementType.TEXT);
        NativeTensor first = numbers[0];
        if (inputs.length == 1 && first != null) {
            this.tensors = Collections.singletonMap(inputs[0].name(), first.tensor());
        } else {
            this.tensors = new LinkedHashMap<>();
            for (int i = 0; i < inputs.length; i++) {
                NativeTensor tensor = numbers[i];
                if (tensor != null) {
                    tensors.put(inputs[i].name(), tensor.tensor());
                }
            }
        }
    }

    static NativeInputs open(OrtEnvironment environment, List<GraphInput> inputs) throws OrtException {
        @Nullable NativeTensor[] numbers = new NativeTensor[inputs.size()];
        boolean opened = false;
        try {
            for (int i = 0; i < numbers.length; i++) {
                GraphInput input = inputs.get(i);
                if (input.type() != ElementType.TEXT) {
                    numbers[i] = NativeTensor.open(environment, input.type(), input.width());
                }
            }
            opened = true;
            return new NativeInputs(environment, inputs.toArray(new GraphInput[0]), numbers);
        } finally {
            if (!opened) {
                close(numbers);
            }
        }
    }

    /** The tensors of a row, until they are {@link #clear cleared}. */
    Map<String, OnnxTensor> fill(double[] row, String[] texts) throws OrtException {
        int column = 0;
        for (int i = 0; i < inputs.length; i++) {
            NativeTensor tensor = numbers[i];
            int width = inputs[i].width();
            if (tensor == null) {
                String[] own = Arrays.copyOfRange(texts, column, column + width);
                tensors.put(inputs[i].name(), OnnxTensor.createTensor(environment, own, new long[] {1, width}));
                column += width;
            } else {
                for (int j = 0; j < width; j++) {
                    tensor.put(j, row[column++]);
                }
            }
        }
        return tensors;
    }

    /** Gives back what belongs to one row alone. */
    void clear() {
        if (!hasTexts) {
            return;
        }
        for (int i = 0; i < inputs.length; i++) {
            OnnxTensor made = numbers[i] == null ? tensors.remove(inputs[i].name()) : null;
            if (made != null) {
                made.close();
            }
        }
    }

    @Override
    public void close() {
        clear();
        close(numbers);
    }

    private static void close(@Nullable NativeTensor[] tensors) {
        for (NativeTensor tensor : tensors) {
            if (tensor != null) {
                tensor.close();
            }
        }
    }
}
