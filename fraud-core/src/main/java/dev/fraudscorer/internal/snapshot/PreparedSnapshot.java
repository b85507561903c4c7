package dev.fraudscorer.internal.snapshot;

import dev.fraudscorer.spi.state.Durable;
import java.util.List;

/**
 * A snapshot that was read as a whole, not in effect yet. Immutable.
 *
 * @param header who wrote it, and when it began
 * @param parts how many parts it has
 * @param bytes how long the file is
 * @param restored what the sources prepared
 * @param notes what is left out and why
 */
public record PreparedSnapshot(
        SnapshotHeader header, int parts, long bytes, List<Durable.Restored> restored, List<String> notes) {
    public PreparedSnapshot {
        restored = List.copyOf(restored);
        notes = List.copyOf(notes);
    }

    /** Puts all of it into effect. */
    public void commit() {
        restored.forEach(Durable.Restored::commit);
    }
}
