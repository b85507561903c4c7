package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.spi.FeatureVector;
import java.util.Arrays;

/** The hashes of one event's texts by slot, each computed once however many entities ask. Confined to one thread. */
public final class ValueHashes {
    private final long[] bySlot;
    private final boolean[] known;

    /** @param slots above the highest slot that is asked for */
    public ValueHashes(int slots) {
        this.bySlot = new long[slots];
        this.known = new boolean[slots];
    }

    /** Begins another event. */
    public void clear() {
        Arrays.fill(known, false);
    }

    /** Never {@link Dictionary#NO_VALUE} for a text; that for a text that is missing. */
    public long of(int slot, FeatureVector vector) {
        if (!known[slot]) {
            known[slot] = true;
            String text = vector.text(slot);
            bySlot[slot] = text == null ? Dictionary.NO_VALUE : notNone(Hash64.of(text));
        }
        return bySlot[slot];
    }

    private static long notNone(long hash) {
        return hash == Dictionary.NO_VALUE ? 1 : hash;
    }
}
