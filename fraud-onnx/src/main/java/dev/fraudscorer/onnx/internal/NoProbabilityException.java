package dev.fraudscorer.onnx.internal;

/** A model said something that is no probability. */
public final class NoProbabilityException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoProbabilityException(String message) {
        super(message);
    }
}
