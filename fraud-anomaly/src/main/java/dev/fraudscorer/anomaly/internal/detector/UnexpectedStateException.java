package dev.fraudscorer.anomaly.internal.detector;

import java.io.IOException;

/** Bytes that are not what was written; the message names what was found and what was expected. */
final class UnexpectedStateException extends IOException {
    private static final long serialVersionUID = 1L;

    UnexpectedStateException(String found) {
        super(found);
    }
}
