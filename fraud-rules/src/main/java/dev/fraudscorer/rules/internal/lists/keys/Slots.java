package dev.fraudscorer.rules.internal.lists.keys;

import dev.fraudscorer.rules.internal.lists.content.Entry;

/*
 * A table with open addressing whose slots hold the entries themselves, one behind the other, so that a look-up waits for
 * the memory once: the hash chooses the slot, and the slots after it, which are looked at until an empty one, lie on
 * the same line or the next. That takes slots of one size, so only entries with one head, which has length and flags,
 * are here; and it takes room, for 5 of 8 slots are used.
 */
/** The entries of a segment that have the commonest head and a key of their own. Not changed once it is filled. */
final class Slots {
    static final int NOT_FOUND = -1;

    private final int stride;
    private final int count;
    private final byte[] bytes;
    private int used;

    /**
     * @param stride how many bytes each entry takes; 0 if there will be none
     * @param most how many entries there will be at most
     */
    Slots(int stride, int most) {
        this.stride = stride;
        // More than there are entries, so that every search comes to an empty slot.
        this.count = stride == 0 ? 1 : (int) (most * 8L / 5) + 1;
        this.bytes = new byte[stride * count];
    }

    /** Takes an entry whose key is not here yet. */
    void put(byte[] from, int at, int hash) {
        int slot = Segment.bucket(hash, count);
        while (bytes[slot * stride] != 0) {
            slot = slot + 1 == count ? 0 : slot + 1;
        }
        System.arraycopy(from, at, bytes, slot * stride, stride);
        used++;
    }

    /** Where the entry of a key begins, if it holds; or {@link #NOT_FOUND}. */
    int find(CharSequence text, int from, int to, int hash, long timeMillis) {
        if (used == 0) {
            return NOT_FOUND;
        }
        int slot = Segment.bucket(hash, count);
        // A head is never 0, since no key is empty.
        for (int at = slot * stride; bytes[at] != 0; at = slot * stride) {
            if (Entry.hasKey(bytes, at, text, from, to)) {
                return Entry.isValid(bytes, at, timeMillis) ? at : NOT_FOUND;
            }
            slot = slot + 1 == count ? 0 : slot + 1;
        }
        return NOT_FOUND;
    }

    /** The entries, each at the place that {@link #find} returns. */
    byte[] bytes() {
        return bytes;
    }

    int used() {
        return used;
    }
}
