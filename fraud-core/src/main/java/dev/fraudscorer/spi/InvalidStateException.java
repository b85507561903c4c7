package dev.fraudscorer.spi;

import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;

/** A snapshot that cannot be taken: what was found where, and what was expected. */
public final class InvalidStateException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what was expected; shows no value of an event */
    public InvalidStateException(String message) {
        super(ShownText.of(message));
    }

    /**
     * @param message what is wrong, where, and what was expected; shows no value of an event
     * @param cause what was thrown while the state was read
     */
    public InvalidStateException(String message, Throwable cause) {
        super(ShownText.of(message), CleanThrowable.of(cause));
    }
}
