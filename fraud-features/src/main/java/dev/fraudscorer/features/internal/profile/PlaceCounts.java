package dev.fraudscorer.features.internal.profile;

/** How often each place of a {@link CodeTable} occurs in a bucket: hashed, each place beside its count. */
final class PlaceCounts {
    private static final int FEWEST = 4;
    private static final int GOLDEN = 0x9E37_79B9;

    private final Footprint footprint;
    /** Place, count, place, count; a place of 0 where there is none. */
    private int[] pairs = new int[2 * FEWEST];

    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(FEWEST);
    private int size;
    private int total;

    PlaceCounts(Footprint footprint) {
        this.footprint = footprint;
        footprint.add(2 * Footprint.OBJECT + bytes());
    }

    /** Counts a place {@code times}; true if it is new. */
    boolean add(int place, int times) {
        total += times;
        int slot = slot(place);
        pairs[2 * slot + 1] += times;
        if (pairs[2 * slot] != 0) {
            return false;
        }
        pairs[2 * slot] = place;
        size++;
        makeRoom(0);
        return true;
    }

    /**
     * Makes room for more places. Those of another table come in the order of their hashes: if the table grew only
     * meanwhile, they would crowd its front first.
     */
    void makeRoom(int more) {
        while ((size + more) * 4L > capacity() * 3L) {
            grow();
        }
    }

    /** How many slots there are to look through. */
    int capacity() {
        return pairs.length / 2;
    }

    /** The place in a slot; 0 if it is empty. */
    int place(int slot) {
        return pairs[2 * slot];
    }

    /** How often the place in a slot occurs. */
    int count(int slot) {
        return pairs[2 * slot + 1];
    }

    /** How many different places there are. */
    int size() {
        return size;
    }

    /** How often all places occur together. */
    int total() {
        return total;
    }

    /** No part of what is kept any more. */
    void leave() {
        footprint.add(-2 * Footprint.OBJECT - bytes());
    }

    private void grow() {
        footprint.add(bytes());
        int[] old = pairs;
        pairs = new int[2 * old.length];
        shift--;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int slot = slot(old[i]);
                pairs[2 * slot] = old[i];
                pairs[2 * slot + 1] = old[i + 1];
            }
        }
    }

    /** Where a place is or would be. */
    private int slot(int place) {
        // Places are small and close together; the upper bits of the product spread them (Knuth, volume 3, 6.4).
        int slot = (place * GOLDEN) >>> shift;
        while (pairs[2 * slot] != 0 && pairs[2 * slot] != place) {
            slot = slot + 1 & capacity() - 1;
        }
        return slot;
    }

    private long bytes() {
        return (long) pairs.length * Integer.BYTES;
    }
}
