package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The blocks of a snapshot as one stream of bytes. Confined to one thread. */
final class BlockInput extends InputStream {
    private final StateReader in;
    private byte[] block = {};
    private int at;

    BlockInput(StateReader in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return hasByte() ? block[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasByte()) {
            return -1;
        }
        int copied = Math.min(length, block.length - at);
        System.arraycopy(block, at, target, offset, copied);
        at += copied;
        return copied;
    }

    /** Moves to the next block that is not empty; false at the end. */
    private boolean hasByte() throws IOException {
        while (at == block.length) {
            byte[] next = next();
            if (next == null) {
                return false;
            }
            block = next;
            at = 0;
        }
        return true;
    }

    private byte @Nullable [] next() throws IOException {
        try {
            return in.next();
        } catch (InvalidStateException e) {
            throw new BrokenBlockException(e);
        }
    }

    /** Carries what a stream may not throw. */
    static final class BrokenBlockException extends IOException {
        private static final long serialVersionUID = 1L;

        private final InvalidStateException why;

        BrokenBlockException(InvalidStateException why) {
            super(why);
            this.why = why;
        }

        InvalidStateException why() {
            return why;
        }
    }
}
