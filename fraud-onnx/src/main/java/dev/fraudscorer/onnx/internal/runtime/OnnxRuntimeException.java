package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OrtException;

/** ONNX Runtime failed on a row. */
public final class OnnxRuntimeException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Takes over the error's code alone: its message may repeat a value of the row. */
    OnnxRuntimeException(OrtException e) {
        super("ONNX Runtime failed with " + e.getCode());
    }
}
