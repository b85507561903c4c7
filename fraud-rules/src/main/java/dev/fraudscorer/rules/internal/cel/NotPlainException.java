package dev.fraudscorer.rules.internal.cel;

/** A text is none of the shapes of {@link PlainParser}. Has no message: cel-java's parser then takes the text. */
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
