package dev.fraudscorer.anomaly.internal.forest;

import java.io.IOException;

/** Bytes that are no forest; the message names what was found. */
public final class InvalidForestException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidForestException(String found) {
        super(found);
    }

    InvalidForestException(String found, Throwable cause) {
        super(found, cause);
    }
}
