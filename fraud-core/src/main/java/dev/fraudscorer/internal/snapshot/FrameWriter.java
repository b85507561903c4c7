package dev.fraudscorer.internal.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes frames through one buffer; what is larger than the buffer passes through it in pieces. */
final class FrameWriter {
    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Format.BUFFER_BYTES);
    private final Checksum checksum = new Checksum();
    private boolean whole = true;
    private long bytes;

    FrameWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes the header. */
    void begin() throws IOException {
        put(Format.BEGIN, Format.BEGIN.length);
        putInt(Format.VERSION);
    }

    void frame(FrameKind kind, byte[] payload) throws IOException {
        frame(kind, payload, payload.length);
    }

    void frame(FrameKind kind, byte[] payload, int length) throws IOException {
        if (!whole) {
            // A source that continues after a full disk must not get its file published.
            throw new IOException("a write before this one failed");
        }
        if (length > Format.MOST_FRAME_BYTES) {
            throw new UnwrittenSnapshotException("a frame " + kind + " of " + length + " bytes is longer than the "
                    + Format.MOST_FRAME_BYTES + " bytes that can be read");
        }
        whole = false;
        makeRoom(1 + Integer.BYTES);
        buffer.put(kind.code()).putInt(length);
        put(payload, length);
        putInt(checksum.through(kind.code(), payload, length));
        whole = true;
    }

    /** Writes the footer, and returns the length of the file. */
    long end() throws IOException {
        put(Format.END, Format.END.length);
        flush();
        return bytes;
    }

    private void putInt(int value) throws IOException {
        makeRoom(Integer.BYTES);
        buffer.putInt(value);
    }

    private void put(byte[] source, int length) throws IOException {
        for (int from = 0; from < length; ) {
            makeRoom(1);
            int piece = Math.min(length - from, buffer.remaining());
            buffer.put(source, from, piece);
            from += piece;
        }
    }

    private void makeRoom(int needed) throws IOException {
        if (buffer.remaining() < needed) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            bytes += channel.write(buffer);
        }
        buffer.clear();
    }
}
