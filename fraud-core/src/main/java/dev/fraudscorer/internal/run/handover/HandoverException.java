package dev.fraudscorer.internal.run.handover;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A state that could not be carried over, with what was found and what was expected; the version before is as it was. */
public final class HandoverException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;

    HandoverException(String found, String expected, @Nullable Throwable cause) {
        super(found + "; expected " + expected, cause);
        this.found = found;
        this.expected = expected;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }
}
