package dev.fraudscorer.onnx.internal.model;

import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.TreeScratch;
import java.util.Objects;

/** A tree ensemble in the kernel. */
public final class KernelRuntime implements ModelRuntime {
    private final TreeModel model;
    private final int column;
    private volatile boolean closed;

    /** @param column the output that holds the probability */
    public KernelRuntime(TreeModel model, int column) {
        this.model = model;
        this.column = column;
    }

    @Override
    public ModelRow newRow() {
        return new ModelRow(model.width(), model.scratch());
    }

    @Override
    public double run(ModelRow row) {
        if (closed) {
            throw new IllegalStateException("this model is closed");
        }
        TreeScratch scratch = Objects.requireNonNull(row.tree);
        scratch.setDeadline(row.deadline);
        model.score(row.numbers, scratch);
        if (scratch.isCut()) {
            throw new DeadlinePassedException();
        }
        return scratch.output(column);
    }

    /** Nothing native is to be given back; a call under way may end. */
    @Override
    public void close() {
        closed = true;
    }
}
