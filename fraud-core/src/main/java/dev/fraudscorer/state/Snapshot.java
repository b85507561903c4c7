package dev.fraudscorer.state;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A snapshot on the disk. Immutable. */
public final class Snapshot {
    private final Path file;
    private final Instant begun;
    private final long bytes;
    private final int parts;

    Snapshot(Path file, Instant begun, long bytes, int parts) {
        this.file = Objects.requireNonNull(file, "file");
        this.begun = Objects.requireNonNull(begun, "begun");
        this.bytes = bytes;
        this.parts = parts;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static Snapshot of(Path file, Instant begun, long bytes, int parts) {
        return new Snapshot(file, begun, bytes, parts);
    }

    /** Its file. */
    public Path file() {
        return file;
    }

    /**
     * When it began: every event, label and amendment whose call had returned before is in it; those whose call
     * returned later may be missing and are replayed after a restore.
     */
    public Instant begun() {
        return begun;
    }

    /** How long the file is. */
    public long bytes() {
        return bytes;
    }

    /** How many sources have their state in it. */
    public int parts() {
        return parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Snapshot that
                        && file.equals(that.file)
                        && begun.equals(that.begun)
                        && bytes == that.bytes
                        && parts == that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, begun, bytes, parts);
    }

    @Override
    public String toString() {
        return "Snapshot[file=" + file + ", begun=" + begun + ", bytes=" + bytes + ", parts=" + parts + "]";
    }
}
