package dev.fraudscorer.onnx.internal.runtime;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;

/** ONNX Runtime's native library does not load on this machine. */
public final class NativeLibraryException extends ModelRefusedException {
    private static final long serialVersionUID = 1L;

    NativeLibraryException(String found, String expected) {
        super(found, expected);
    }
}
