package dev.fraudscorer;

import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that could not be written or restored. The message names the file, where in it something is wrong, what was
 * found and what was expected; it shows no value of an event. What the scorer holds, and the file that a new snapshot
 * would have replaced, are as they were.
 */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, where, and what was expected
     * @param cause what was thrown on the way; null if nothing was
     */
    public SnapshotException(String message, @Nullable Throwable cause) {
        super(ShownText.of(message), CleanThrowable.ofNullable(cause));
    }
}
