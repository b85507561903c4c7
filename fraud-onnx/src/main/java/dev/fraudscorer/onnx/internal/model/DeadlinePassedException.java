package dev.fraudscorer.onnx.internal.model;

/** The deadline passed while a model scored. Without a stack: it is no fault, and has to be cheap. */
public final class DeadlinePassedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DeadlinePassedException() {
        super("the deadline passed while a model scored");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
