package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * An input of a graph.
 *
 * @param name its name, as in the file
 * @param shown its name and type, for messages
 * @param type of its numbers; null if it holds none that are known here
 * @param width how many columns it has; 0 if the file leaves that open
 */
public record TensorInput(
        String name, String shown, @Nullable ElementType type, int width) {}
