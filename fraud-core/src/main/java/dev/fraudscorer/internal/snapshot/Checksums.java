package dev.fraudscorer.internal.snapshot;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The checksums of the frames of one file, in their order. Confined to one thread. */
final class Checksums {
    private final ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES + 1 + Integer.BYTES);
    private final ByteBuffer last = ByteBuffer.allocate(Integer.BYTES);
    private final CRC32C frame = new CRC32C();
    private final CRC32C all = new CRC32C();
    private long frames;

    /** The checksum of the next frame. */
    int next(byte kind, byte[] payload, int length) {
        prefix.clear().putLong(frames++).put(kind).putInt(length);
        frame.reset();
        frame.update(prefix.array());
        frame.update(payload, 0, length);
        int checksum = (int) frame.getValue();
        last.clear().putInt(checksum);
        all.update(last.array());
        return checksum;
    }

    /** The checksum over the checksums of all frames so far. */
    int all() {
        return (int) all.getValue();
    }
}
