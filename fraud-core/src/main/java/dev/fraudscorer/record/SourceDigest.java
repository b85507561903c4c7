package dev.fraudscorer.record;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which content a source of evidence had, such as the file of a model. Immutable. */
public final class SourceDigest {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final String source;
    private final String digest;

    private SourceDigest(String source, String digest) {
        this.source = ShownText.of(Objects.requireNonNull(source, "source"));
        // Among its digits some may look like a card number.
        this.digest = DIGEST.matcher(digest).matches() ? digest : ShownText.of(digest);
    }

    /** Makes it of its parts, which the accessors describe. */
    public static SourceDigest of(String source, String digest) {
        return new SourceDigest(source, digest);
    }

    /** The source's name, such as a model's id. */
    public String source() {
        return source;
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    public String digest() {
        return digest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceDigest that && source.equals(that.source) && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, digest);
    }

    @Override
    public String toString() {
        return source + " " + digest;
    }
}
