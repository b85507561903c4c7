package dev.fraudscorer.internal.snapshot;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The checksum of one file as its frames go by. Confined to one thread. */
final class Checksum {
    private final ByteBuffer head = ByteBuffer.allocate(1 + Integer.BYTES);
    private final CRC32C sum = new CRC32C();

    /** The checksum over all frames so far, this one included. */
    int through(byte kind, byte[] payload, int length) {
        sum.update(head.clear().put(kind).putInt(length).flip());
        sum.update(payload, 0, length);
        return (int) sum.getValue();
    }
}
