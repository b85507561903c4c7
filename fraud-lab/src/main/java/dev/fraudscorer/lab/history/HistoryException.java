package dev.fraudscorer.lab.history;

/** A history that cannot be read at all: no such file, an unknown format, columns that do not fit the policy. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HistoryException(String message) {
        super(message);
    }

    public HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
