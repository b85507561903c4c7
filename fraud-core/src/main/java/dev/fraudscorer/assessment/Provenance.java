package dev.fraudscorer.assessment;

import java.util.Objects;

/**
 * Which policy and which library spoke. Immutable.
 *
 * @param policy the policy's name
 * @param version the policy's version, as its author wrote it
 * @param digest {@code sha256:} and 64 hexadecimal digits over every file that the policy was loaded from
 * @param library the version of this library
 */
public record Provenance(String policy, String version, String digest, String library) {
    public Provenance {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(library, "library");
    }
}
