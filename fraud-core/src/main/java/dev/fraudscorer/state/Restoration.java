package dev.fraudscorer.state;

import dev.fraudscorer.assessment.Provenance;
import java.util.List;
import java.util.Objects;

/**
 * What a restore did. Immutable.
 *
 * @param snapshot the snapshot that is in effect now
 * @param writtenBy the policy and library that wrote it; another than this scorer's is no fault
 * @param notes what was not taken over and why, in words: a part that no source claims, a source without a part, a
 *     definition that has changed; empty if nothing
 */
public record Restoration(Snapshot snapshot, Provenance writtenBy, List<String> notes) {
    public Restoration {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(writtenBy, "writtenBy");
        notes = List.copyOf(notes);
    }
}
