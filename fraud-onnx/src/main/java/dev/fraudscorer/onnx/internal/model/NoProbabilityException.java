package dev.fraudscorer.onnx.internal.model;

/** A model gave an output that is no probability. */
public final class NoProbabilityException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public NoProbabilityException(String message) {
        super(message);
    }
}
