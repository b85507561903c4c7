package dev.fraudscorer.spi.policy;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.ShortText;
import java.util.Objects;

/** A text, a number, a boolean or nothing. Immutable. */
public final class ScalarNode extends Node {
    private static final int MOST_SHOWN = 200;

    private final Kind kind;
    private final String text;

    /** @param text as written in the file; empty for nothing */
    public ScalarNode(Location at, Kind kind, String text) {
        super(at);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.text = Objects.requireNonNull(text, "text");
    }

    /** Its type by the file's syntax. */
    public Kind kind() {
        return kind;
    }

    /** The text as written in the file; empty for nothing. */
    public String text() {
        return text;
    }

    @Override
    public String describe() {
        return switch (kind) {
            case TEXT -> "the text '" + ShortText.of(text, MOST_SHOWN) + "'";
            case NUMBER -> "the number " + ShortText.of(text, MOST_SHOWN);
            case BOOLEAN -> "the boolean " + text;
            case EMPTY -> "nothing";
        };
    }

    /** The kinds of scalar. */
    public enum Kind {
        /** In quotes, or without quotes what is none of the others. */
        TEXT,
        /** Whole or with a fraction. */
        NUMBER,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** Nothing, {@code null} or {@code ~}. */
        EMPTY
    }
}
