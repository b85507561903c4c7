package dev.fraudscorer;

/** What a source answered is no answer. Its text names the fault and no value. */
final class InvalidResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidResultException(String message) {
        super(message);
    }
}
