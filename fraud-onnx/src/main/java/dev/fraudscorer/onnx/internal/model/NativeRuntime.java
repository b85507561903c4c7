package dev.fraudscorer.onnx.internal.model;

import dev.fraudscorer.onnx.internal.runtime.NativeModel;

/** A model in ONNX Runtime. */
public final class NativeRuntime implements ModelRuntime {
    private final NativeModel model;
    private final int width;

    public NativeRuntime(NativeModel model, int width) {
        this.model = model;
        this.width = width;
    }

    @Override
    public ModelRow newRow() {
        return new ModelRow(width, null);
    }

    @Override
    public double run(ModelRow row) {
        double result = model.run(row.numbers, row.texts, row.deadline);
        if (NativeModel.isTerminated(result)) {
            throw new DeadlinePassedException();
        }
        return result;
    }

    @Override
    public void close() {
        model.close();
    }
}
