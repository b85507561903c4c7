package dev.fraudscorer.spi.policy;

import dev.fraudscorer.policy.Location;
import java.util.Objects;

/** Something that only code can say, such as a condition in Java, in a section that code supplies. Immutable. */
public final class CodeNode extends Node {
    private final Object content;
    private final String said;

    /**
     * @param content what the engine of the section knows; thread-safe and never changed
     * @param said what can be said of it in words, for the digest: the same for the same content, another for another
     */
    public CodeNode(Location at, Object content, String said) {
        super(at);
        this.content = Objects.requireNonNull(content, "content");
        this.said = Objects.requireNonNull(said, "said");
    }

    /** What the engine of the section knows. */
    public Object content() {
        return content;
    }

    /** What the digest covers of it. */
    public String said() {
        return said;
    }

    @Override
    public String describe() {
        return "code";
    }
}
