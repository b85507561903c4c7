package dev.fraudscorer.features.internal.state;

import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link StateOutput} wrote, frame by frame. No number makes an array longer than twice the bytes that are
 * there. What cannot be what was written is an {@link IllegalArgumentException}. Confined to one thread.
 */
public final class StateInput {
    private static final int FIRST_BYTES = 1 << 16;

    private final StateReader in;
    private ByteBuffer block = little(new byte[0]);
    private long left;

    public StateInput(StateReader in) {
        this.in = in;
    }

    /**
     * Begins the next frame.
     *
     * @return how many bytes it has
     */
    public long begin() throws IOException, InvalidStateException {
        left = Long.BYTES;
        long bytes = getLong();
        if (bytes < 0) {
            throw new IllegalArgumentException("a frame of " + bytes + " bytes");
        }
        left = bytes;
        return bytes;
    }

    /** How many bytes the frame still has by its length. */
    public long left() {
        return left;
    }

    /** Ends a frame that is read as a whole. */
    public void end() {
        if (left != 0) {
            throw new IllegalArgumentException(left + " bytes more than expected");
        }
    }

    /** Ends a frame of which the rest is not wanted. */
    public void skip() throws IOException, InvalidStateException {
        while (left > 0) {
            need(1);
            int piece = (int) Math.min(left, block.remaining());
            block.position(block.position() + piece);
            left -= piece;
        }
    }

    /** Whether there is nothing any more. */
    public boolean isAtEnd() throws IOException, InvalidStateException {
        return !block.hasRemaining() && !nextBlock();
    }

    public byte getByte() throws IOException, InvalidStateException {
        take(Byte.BYTES);
        return block.get();
    }

    public int getInt() throws IOException, InvalidStateException {
        take(Integer.BYTES);
        return block.getInt();
    }

    public long getLong() throws IOException, InvalidStateException {
        take(Long.BYTES);
        return block.getLong();
    }

    /** A count of things that are still to come in this frame. */
    public int count(int bytesEach) throws IOException, InvalidStateException {
        int count = getInt();
        if (count < 0 || (long) count * bytesEach > left) {
            throw new IllegalArgumentException(
                    "a count of " + count + " things of " + bytesEach + " bytes, with " + left + " bytes left");
        }
        return count;
    }

    public byte[] bytes(int count) throws IOException, InvalidStateException {
        if (count > left) {
            throw tooLittle();
        }
        left -= count;
        byte[] bytes = new byte[Math.min(count, Math.max(FIRST_BYTES, block.remaining()))];
        for (int at = 0; at < count; ) {
            need(1);
            if (at == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * at));
            }
            int piece = Math.min(bytes.length - at, block.remaining());
            block.get(bytes, at, piece);
            at += piece;
        }
        return bytes;
    }

    public String text() throws IOException, InvalidStateException {
        return new String(bytes(count(1)), StandardCharsets.UTF_8);
    }

    public long[] longs(int count) throws IOException, InvalidStateException {
        if ((long) count * Long.BYTES > left) {
            throw tooLittle();
        }
        long[] longs = new long[Math.min(count, FIRST_BYTES)];
        for (int i = 0; i < count; i++) {
            if (i == longs.length) {
                longs = Arrays.copyOf(longs, (int) Math.min(count, 2L * i));
            }
            longs[i] = getLong();
        }
        return longs;
    }

    private void take(int bytes) throws IOException, InvalidStateException {
        if (bytes > left) {
            throw tooLittle();
        }
        left -= bytes;
        need(bytes);
    }

    private void need(int bytes) throws IOException, InvalidStateException {
        while (block.remaining() < bytes) {
            if (!nextBlock()) {
                throw tooLittle();
            }
        }
    }

    /** False if there is none. */
    private boolean nextBlock() throws IOException, InvalidStateException {
        byte[] next = in.next();
        if (next == null) {
            return false;
        }
        if (block.hasRemaining()) {
            // A value in two blocks: never written, and read all the same.
            byte[] joined = Arrays.copyOf(rest(), block.remaining() + next.length);
            System.arraycopy(next, 0, joined, block.remaining(), next.length);
            next = joined;
        }
        block = little(next);
        return true;
    }

    private byte[] rest() {
        byte[] rest = new byte[block.remaining()];
        block.duplicate().get(rest);
        return rest;
    }

    private static IllegalArgumentException tooLittle() {
        return new IllegalArgumentException("too little");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
