package dev.fraudscorer.spi.state;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.CleanThrowable;

/** A snapshot that cannot be taken: what was found where, and what was expected. */
public final class InvalidStateException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what was expected; shows no value of an event */
    public InvalidStateException(String message) {
        super(CardNumbers.mask(message));
    }

    /**
     * @param message what is wrong, where, and what was expected; shows no value of an event
     * @param cause what was thrown while the state was read
     */
    public InvalidStateException(String message, Throwable cause) {
        super(CardNumbers.mask(message), CleanThrowable.of(cause));
    }
}
