package dev.fraudscorer.onnx.internal.graph.bounds;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tensors of a graph by name, and behind them those of the graph around it. Confined to one thread. */
final class Tensors {
    private final @Nullable Tensors around;
    private final Map<String, TensorFacts> own = new HashMap<>();

    /** @param around null for a graph that is inside no other */
    Tensors(@Nullable Tensors around) {
        this.around = around;
    }

    void put(String name, TensorFacts facts) {
        own.put(name, facts);
    }

    /** Null if no tensor of that name comes before. */
    @Nullable
    TensorFacts find(String name) {
        for (Tensors each = this; each != null; each = each.around) {
            TensorFacts found = each.own.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
