package dev.fraudscorer.spi.policy;

import dev.fraudscorer.policy.Location;
import java.util.Objects;

/** Something that only code can express, such as a condition in Java, in a section that code supplies. Immutable. */
public final class CodeNode extends Node {
    private final Object content;
    private final String canonicalText;

    /**
     * @param content an object of the section's engine; thread-safe and never changed
     * @param canonicalText its content in words, for the digest: the same for the same content, another for another
     */
    public CodeNode(Location at, Object content, String canonicalText) {
        super(at);
        this.content = Objects.requireNonNull(content, "content");
        this.canonicalText = Objects.requireNonNull(canonicalText, "canonicalText");
    }

    /** An object of the section's engine. */
    public Object content() {
        return content;
    }

    /** What the digest covers of it. */
    public String canonicalText() {
        return canonicalText;
    }

    @Override
    public String describe() {
        return "code";
    }
}
