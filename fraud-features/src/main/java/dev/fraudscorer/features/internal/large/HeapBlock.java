package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import java.util.Arrays;

/** Where a record is made, before its size is known: an array of its own, used again for the next record. */
final class HeapBlock extends Block {
    private byte[] spare = {};

    /** Begins a record without a key, whose body is so many zeros. */
    void begin(int body) {
        length = 0;
        move(Header.KEY + body);
    }

    @Override
    public void move(int bytesNeeded) {
        byte[] next = spare.length >= bytesNeeded ? spare : new byte[bytesNeeded + bytesNeeded / 2];
        Arrays.fill(next, 0, bytesNeeded, (byte) 0);
        formerBytes = bytes;
        formerAt = at;
        formerLength = length;
        spare = bytes;
        bytes = next;
        length = bytesNeeded;
    }

    @Override
    public void settle() {
        formerBytes = bytes;
        formerAt = at;
        formerLength = length;
    }
}
