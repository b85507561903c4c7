package dev.fraudscorer.onnx.internal.model;

/** What computes a model. Thread-safe. */
public interface ModelRuntime extends AutoCloseable {
    /** Memory for one call at a time. */
    ModelRow newRow();

    /**
     * The output of the model for a row, for the fraud class, as it comes: possibly NaN, possibly no probability.
     *
     * @throws DeadlinePassedException if the deadline of the row passed meanwhile
     * @throws IllegalStateException if the model is closed or fails
     */
    double run(ModelRow row);

    @Override
    void close();
}
