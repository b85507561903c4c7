package dev.fraudscorer.onnx;

import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A model file that cannot be used. The message names the file, what was found and what was expected. */
public final class InvalidModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String found;
    private final String expected;

    InvalidModelException(String file, String found, String expected, @Nullable Throwable cause) {
        super(ShownText.of(file + ": found " + found + "; expected " + expected), CleanThrowable.ofNullable(cause));
        this.file = ShownText.of(Objects.requireNonNull(file, "file"));
        this.found = ShownText.of(found);
        this.expected = ShownText.of(expected);
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** What was found. */
    public String found() {
        return found;
    }

    /** What was expected. */
    public String expected() {
        return expected;
    }
}
