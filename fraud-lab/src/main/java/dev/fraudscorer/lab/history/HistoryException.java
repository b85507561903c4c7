package dev.fraudscorer.lab.history;

import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;

/** A history that cannot be read at all: no such file, an unknown format, columns that do not fit the policy. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a cause; card numbers in the message are masked. */
    public HistoryException(String message) {
        super(ShownText.of(message));
    }

    /** With a cause; card numbers in the messages of both are masked. */
    public HistoryException(String message, Throwable cause) {
        super(ShownText.of(message), CleanThrowable.of(cause));
    }
}
