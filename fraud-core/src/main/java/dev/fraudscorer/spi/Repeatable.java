package dev.fraudscorer.spi;

import org.jspecify.annotations.Nullable;

/**
 * Marks an {@link EvidenceSource} whose evidence and reasons follow from the vector, the event's type and time and the entity lists
 * alone, so that they can be had again of a record, on another machine and another JVM. The evidence of all other sources, which
 * learn or call somebody, is taken from the record.
 */
public interface Repeatable {
    /** By how much a risk or a contribution may differ when it is had again; 0 if it is the same to the bit. */
    default double tolerance() {
        return 0;
    }

    /**
     * What identifies its content where that is a file of its own, {@code sha256:} and 64 hexadecimal digits; null if it is
     * written in the policy's documents.
     */
    default @Nullable String digest() {
        return null;
    }
}
