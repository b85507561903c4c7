package dev.fraudscorer.state;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * A snapshot on the disk. Immutable.
 *
 * @param file where it stands
 * @param begun when it began: every event, label and amendment whose call had returned before is in it; those whose call
 *     returned later may be missing and are replayed after a restore
 * @param bytes how long the file is
 * @param parts how many sources have their state in it
 */
public record Snapshot(Path file, Instant begun, long bytes, int parts) {
    public Snapshot {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(begun, "begun");
    }
}
