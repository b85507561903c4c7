package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policy and the library behind an assessment. Immutable. */
public final class Provenance extends AbstractValue {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final String policy;
    private final String version;
    private final String digest;
    private final String library;

    Provenance(String policy, String version, String digest, String library) {
        this.policy = ShownText.of(Objects.requireNonNull(policy, "policy"));
        this.version = ShownText.of(Objects.requireNonNull(version, "version"));
        Objects.requireNonNull(digest, "digest");
        // Among its digits some may look like a card number.
        this.digest = DIGEST.matcher(digest).matches() ? digest : ShownText.of(digest);
        this.library = ShownText.of(Objects.requireNonNull(library, "library"));
    }

    /**
     * Makes it of its parts, which the accessors describe. They are shown as they are: card numbers in them are masked, and what
     * would begin another line or not be seen is escaped, but for a digest as the library makes it.
     */
    public static Provenance of(String policy, String version, String digest, String library) {
        return new Provenance(policy, version, digest, library);
    }

    /** The policy's name. */
    public String policy() {
        return policy;
    }

    /** The policy's version, as its author wrote it. */
    public String version() {
        return version;
    }

    /** {@code sha256:} and 64 hexadecimal digits over every file that the policy was loaded from. */
    public String digest() {
        return digest;
    }

    /** The version of this library. */
    public String library() {
        return library;
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {"policy", policy, "version", version, "digest", digest, "library", library};
    }
}
