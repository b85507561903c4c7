package dev.fraudscorer.features.internal.plan;

/**
 * Where one kind of value goes: the windows of a pass that it is asked for in, ascending, and the slot for each.
 * Immutable; the arrays are not modified.
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record Asked(int[] windows, int[] slots) {
    /** How many slots there are. */
    public int size() {
        return slots.length;
    }

    /** Whether nobody asks. */
    public boolean isEmpty() {
        return slots.length == 0;
    }

    /** The window of the pass, by the place here. */
    public int window(int place) {
        return windows[place];
    }

    /** Whether the value is asked for in a window. */
    public boolean isOf(int window) {
        for (int asked : windows) {
            if (asked == window) {
                return true;
            }
        }
        return false;
    }

    /** Where the value of that window goes. */
    public int slot(int place) {
        return slots[place];
    }
}
