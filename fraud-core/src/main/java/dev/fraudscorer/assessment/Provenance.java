package dev.fraudscorer.assessment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policy and the library behind an assessment. Immutable. */
public final class Provenance {
    private final String policy;
    private final String version;
    private final String digest;
    private final String library;

    Provenance(String policy, String version, String digest, String library) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(library, "library");
        this.policy = policy;
        this.version = version;
        this.digest = digest;
        this.library = library;
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
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Provenance that
                        && policy.equals(that.policy)
                        && version.equals(that.version)
                        && digest.equals(that.digest)
                        && library.equals(that.library));
    }

    @Override
    public int hashCode() {
        return Objects.hash(policy, version, digest, library);
    }

    @Override
    public String toString() {
        return "Provenance[policy=" + policy + ", version=" + version + ", digest=" + digest + ", library=" + library
                + "]";
    }
}
