package dev.fraudscorer.features.internal.fold;

/** What the rows of the same record hold, which together with the folded events are what windows hold. */
public interface KeptRows {
    /** Whether the windows of a pass hold the oldest row, unless they begin behind it. */
    boolean reachOldest(int pass);

    /** Whether a window holds the oldest row. */
    boolean holdsOldest(int pass, int window);

    /** How many rows of a window have a value. */
    int count(int pass, int lane, int place, long value);

    /** Adds each value that the rows of a window have to a sketch. */
    void addValues(int pass, int lane, int place, Sketch into);
}
