package dev.fraudscorer.onnx.internal.runtime;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import java.util.List;

/**
 * The shape of a model. Immutable.
 *
 * @param inputs each with its width; a row brings their columns one after the other
 * @param output the output tensor's name
 * @param outputType of the output, floats or doubles
 * @param columns how many columns the output has
 * @param column the one that holds the probability
 */
record Layout(List<GraphInput> inputs, String output, ElementType outputType, int columns, int column) {
    Layout {
        inputs = List.copyOf(inputs);
    }
}
