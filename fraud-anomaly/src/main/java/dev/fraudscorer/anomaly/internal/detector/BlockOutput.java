package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Cuts a stream of bytes into blocks of a snapshot. Confined to one thread; {@link #flush} writes the last block. */
final class BlockOutput extends OutputStream {
    private static final int BLOCK = 1 << 16;

    private final StateWriter out;
    private final byte[] block = new byte[BLOCK];
    private int length;

    BlockOutput(StateWriter out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        if (length == BLOCK) {
            flush();
        }
        block[length++] = (byte) value;
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            out.block(block, length);
            length = 0;
        }
    }
}
