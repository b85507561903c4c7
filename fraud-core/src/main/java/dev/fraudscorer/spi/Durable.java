package dev.fraudscorer.spi;

import java.io.IOException;
import java.util.List;

/**
 * A {@link FeatureSource} or {@link EvidenceSource} whose state can be written to a snapshot and read back. Both may be
 * called while events are scored; never two of them at once.
 */
public interface Durable {
    /** The name of its part of a snapshot, such as {@code features}: one part per name, stable between versions. */
    String stateName();

    /** Writes the state, block by block. Events that are counted meanwhile are in it or not, each as a whole. */
    void save(StateWriter out) throws IOException;

    /**
     * Reads what {@link #save} wrote, aside: what the source holds stays as it is until {@link Restored#commit}.
     *
     * @throws InvalidStateException if the state cannot be this source's
     */
    Restored restore(StateReader in) throws IOException, InvalidStateException;

    /** State that was read and checked as a whole, not in effect yet. */
    interface Restored {
        /** Puts it in the place of what the source holds. Throws nothing, so that a restore is whole or not at all. */
        void commit();

        /** What could not be taken over and why, in words, such as a definition that has changed; empty if nothing. */
        List<String> leftOut();
    }
}
