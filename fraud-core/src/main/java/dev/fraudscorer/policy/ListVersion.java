package dev.fraudscorer.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an entity list held since its file was read last. Immutable. */
public final class ListVersion {
    private final String name;
    private final String file;
    private final String digest;
    private final long entries;

    ListVersion(String name, String file, String digest, long entries) {
        this.name = Objects.requireNonNull(name, "name");
        this.file = Objects.requireNonNull(file, "file");
        this.digest = Objects.requireNonNull(digest, "digest");
        this.entries = entries;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static ListVersion of(String name, String file, String digest, long entries) {
        return new ListVersion(name, file, digest, entries);
    }

    /** The list's name in the policy. */
    public String name() {
        return name;
    }

    /**
     * The file's name relative to the policy folder, with forward slashes; {@code provider:} and the name of the part for a list
     * that the host provides.
     */
    public String file() {
        return file;
    }

    /** {@code sha256:} and 64 hexadecimal digits over the file's content, or over the version and the entries that the host provides. */
    public String digest() {
        return digest;
    }

    /** How many entries it holds, each key as often as it has validities or reasons of its own. */
    public long entries() {
        return entries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ListVersion that
                        && name.equals(that.name)
                        && file.equals(that.file)
                        && digest.equals(that.digest)
                        && entries == that.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, file, digest, entries);
    }

    @Override
    public String toString() {
        return "ListVersion[name=" + name + ", file=" + file + ", digest=" + digest + ", entries=" + entries + "]";
    }
}
