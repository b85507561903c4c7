package dev.fraudscorer.assessment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policy and the library behind an assessment. Immutable. */
public final class Provenance extends AbstractValue {
    private final String policy;
    private final String version;
    private final String digest;
    private final String library;

    Provenance(String policy, String version, String digest, String library) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.version = Objects.requireNonNull(version, "version");
        this.digest = Objects.requireNonNull(digest, "digest");
        this.library = Objects.requireNonNull(library, "library");
    }

    /** Makes it of its parts, which the accessors describe. */
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
