package dev.fraudscorer.features.internal.large.code;

/** What a generated class does. Stateless and thread-safe. */
interface LargeProgram {
    /** Moves the edges of all windows to those of the current event, and sets the numbers of all slots, or that they are missing. */
    void read(LargeFrame frame);
}
