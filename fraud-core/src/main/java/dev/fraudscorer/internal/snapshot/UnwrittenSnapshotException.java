package dev.fraudscorer.internal.snapshot;

import java.io.IOException;

/** A snapshot that was not written, with a message of ours: it shows no value of an event and no text of a source. */
public class UnwrittenSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    UnwrittenSnapshotException(String message) {
        super(message);
    }

    UnwrittenSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
