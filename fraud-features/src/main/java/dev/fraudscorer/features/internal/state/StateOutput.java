package dev.fraudscorer.features.internal.state;

import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Little-endian values in memory until they are written as blocks; no array of it grows with what is in it. What is put
 * between {@link #begin} and {@link #end} is a frame, which begins with its length. Confined to one thread.
 */
public final class StateOutput {
    /** Of a block that others follow; a longer frame continues in the next one. */
    static final int BLOCK_BYTES = 1 << 20;

    private final List<ByteBuffer> full = new ArrayList<>();
    private ByteBuffer block = newBlock();
    private ByteBuffer beginBlock = block;
    private int beginAt;
    private long frameBytes;

    /** Begins a frame. */
    public void begin() {
        makeRoom(Long.BYTES);
        beginBlock = block;
        beginAt = block.position();
        block.putLong(0);
        frameBytes = 0;
    }

    /** Ends it: writes in front of it how long it is. */
    public void end() {
        beginBlock.putLong(beginAt, frameBytes);
    }

    public void putByte(byte value) {
        room(Byte.BYTES).put(value);
    }

    public void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    public void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    public void putBytes(byte[] bytes, int from, int length) {
        int end = from + length;
        for (int at = from; at < end; ) {
            makeRoom(1);
            int piece = Math.min(end - at, block.remaining());
            block.put(bytes, at, piece);
            at += piece;
        }
        frameBytes += length;
    }

    /** Its length in bytes of UTF-8, and these. */
    public void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        putBytes(bytes, 0, bytes.length);
    }

    /** Writes the blocks that are full. */
    public void writeFull(StateWriter out) throws IOException {
        for (ByteBuffer next : full) {
            write(next, out);
        }
        full.clear();
    }

    /** Writes everything. */
    public void writeAll(StateWriter out) throws IOException {
        writeFull(out);
        if (block.position() > 0) {
            write(block, out);
            block.clear();
        }
    }

    /** A value is never in two blocks. */
    private ByteBuffer room(int bytes) {
        makeRoom(bytes);
        frameBytes += bytes;
        return block;
    }

    private void makeRoom(int bytes) {
        if (block.remaining() < bytes) {
            full.add(block);
            block = newBlock();
        }
    }

    @SuppressWarnings("ByteBufferBackingArray") // wrapped from its beginning
    private static void write(ByteBuffer block, StateWriter out) throws IOException {
        out.block(block.array(), block.position());
    }

    private static ByteBuffer newBlock() {
        return ByteBuffer.wrap(new byte[BLOCK_BYTES]).order(ByteOrder.LITTLE_ENDIAN);
    }
}
