package dev.fraudscorer.event;

import org.jspecify.annotations.Nullable;

/** Which attributes of one event were refused, by slot, and why. Confined to the builder until the event is built. */
final class RefusedSlots {
    private static final Refusal[] CAUSES = Refusal.values();

    /** By slot: 0, or the ordinal of the cause and 1. */
    private final byte[] causes;

    RefusedSlots(int slots) {
        this(new byte[slots]);
    }

    private RefusedSlots(byte[] causes) {
        this.causes = causes;
    }

    RefusedSlots copy() {
        return new RefusedSlots(causes.clone());
    }

    void set(int slot, Refusal cause) {
        causes[slot] = (byte) (cause.ordinal() + 1);
    }

    void clear(int slot) {
        causes[slot] = 0;
    }

    boolean has(int slot) {
        return slot < causes.length && causes[slot] != 0;
    }

    @Nullable
    Refusal cause(int slot) {
        return has(slot) ? CAUSES[causes[slot] - 1] : null;
    }

    boolean isEmpty() {
        for (byte cause : causes) {
            if (cause != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the same attributes were refused, for whatever causes: a retry may be mended otherwise on its way. */
    static boolean areTheSame(@Nullable RefusedSlots one, @Nullable RefusedSlots other) {
        int slots = Math.max(slots(one), slots(other));
        for (int slot = 0; slot < slots; slot++) {
            if ((one != null && one.has(slot)) != (other != null && other.has(slot))) {
                return false;
            }
        }
        return true;
    }

    private static int slots(@Nullable RefusedSlots refused) {
        return refused == null ? 0 : refused.causes.length;
    }
}
