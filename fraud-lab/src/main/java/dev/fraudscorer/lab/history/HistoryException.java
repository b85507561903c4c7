package dev.fraudscorer.lab.history;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.CleanThrowable;

/** A history that cannot be read at all: no such file, an unknown format, columns that do not fit the policy. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a cause; card numbers in the message are masked. */
    public HistoryException(String message) {
        super(CardNumbers.mask(message));
    }

    /** With a cause; card numbers in the messages of both are masked. */
    public HistoryException(String message, Throwable cause) {
        super(CardNumbers.mask(message), CleanThrowable.of(cause));
    }
}
