package dev.fraudscorer.rules.internal.cel;

/** What {@link PlainParser} comes upon is none of its shapes. Says nothing more: cel-java's parser takes the text then. */
final class NotPlainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotPlainException() {
        super("not plain", null, false, false);
    }

    static void unless(boolean isPlain) {
        if (!isPlain) {
            throw new NotPlainException();
        }
    }
}
