package dev.fraudscorer.state;

import dev.fraudscorer.assessment.Provenance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a restore did. Immutable. */
public final class Restoration {
    private final Snapshot snapshot;
    private final Provenance writtenBy;
    private final List<String> notes;

    Restoration(Snapshot snapshot, Provenance writtenBy, List<String> notes) {
        this.snapshot = Objects.requireNonNull(snapshot, "snapshot");
        this.writtenBy = Objects.requireNonNull(writtenBy, "writtenBy");
        this.notes = List.copyOf(notes);
    }

    /** Makes it of its parts, which the accessors describe. */
    public static Restoration of(Snapshot snapshot, Provenance writtenBy, List<String> notes) {
        return new Restoration(snapshot, writtenBy, notes);
    }

    /** The snapshot that is in effect now. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The policy and library that wrote it; another than this scorer's is no fault. */
    public Provenance writtenBy() {
        return writtenBy;
    }

    /**
     * What was not taken over and why, in words: a part that no source claims, a source without a part, a definition
     * that has changed; empty if nothing.
     */
    public List<String> notes() {
        return notes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Restoration that
                        && snapshot.equals(that.snapshot)
                        && writtenBy.equals(that.writtenBy)
                        && notes.equals(that.notes));
    }

    @Override
    public int hashCode() {
        return Objects.hash(snapshot, writtenBy, notes);
    }

    @Override
    public String toString() {
        return "Restoration[snapshot=" + snapshot + ", writtenBy=" + writtenBy + ", notes=" + notes + "]";
    }
}
