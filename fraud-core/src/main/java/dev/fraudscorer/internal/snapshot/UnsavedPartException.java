package dev.fraudscorer.internal.snapshot;

import java.io.IOException;

/** A source that failed while it wrote its state. */
public final class UnsavedPartException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsavedPartException(String part, Throwable cause) {
        super("part '" + part + "' could not be saved (" + cause.getClass().getSimpleName() + ")", cause);
    }
}
