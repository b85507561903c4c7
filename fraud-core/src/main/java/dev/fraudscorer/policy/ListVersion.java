package dev.fraudscorer.policy;

import java.util.Objects;

/**
 * What an entity list held since its file was read last. Immutable.
 *
 * @param name the list's name in the policy
 * @param file relative to the policy folder, with forward slashes
 * @param digest {@code sha256:} and 64 hexadecimal digits over the file's content
 * @param entries how many entries it holds, each key as often as it has validities or reasons of its own
 */
public record ListVersion(String name, String file, String digest, long entries) {
    public ListVersion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(digest, "digest");
    }
}
