package dev.fraudscorer.internal.snapshot;

import java.nio.ByteBuffer;

/** Counts what a file holds, on both sides; the reader's tally must equal the written one. Confined to one thread. */
final class Tally {
    private int parts;
    private long blocks;
    private long bytes;

    void part() {
        parts++;
    }

    void block(int length) {
        blocks++;
        bytes += length;
    }

    int parts() {
        return parts;
    }

    /** The payload of the footer. */
    byte[] footer(int checksum) {
        return ByteBuffer.allocate(2 * Integer.BYTES + 2 * Long.BYTES)
                .putInt(parts)
                .putLong(blocks)
                .putLong(bytes)
                .putInt(checksum)
                .array();
    }
}
