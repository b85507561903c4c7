package dev.fraudscorer.internal.run.failure;

/** What a source answered is no answer. Its text names the fault and no value. */
public final class InvalidResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidResultException(String message) {
        super(message);
    }
}
