package dev.fraudscorer.rules.internal.ruleset.code;

/** Ends a condition in Java that read a missing value. One object for all, without a trace: it costs nothing. */
final class MissingValueException extends RuntimeException {
    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no trace that could be of another thread
    static final MissingValueException INSTANCE = new MissingValueException();

    private static final long serialVersionUID = 1L;

    private MissingValueException() {
        super("a value that the rule needs is missing", null, false, false);
    }
}
