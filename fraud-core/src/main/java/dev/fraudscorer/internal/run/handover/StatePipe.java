package dev.fraudscorer.internal.run.handover;

import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands the blocks of one state from the thread that saves it to the one that restores it, a few at a time. Thread-safe. */
final class StatePipe implements StateWriter, StateReader {
    private static final int MOST_BLOCKS = 4;

    // All guarded by this.
    private final Deque<byte[]> blocks = new ArrayDeque<>();
    private boolean ended;
    private boolean abandoned;
    private @Nullable Throwable failure;

    @Override
    public synchronized void block(byte[] bytes, int length) throws IOException {
        Objects.checkFromIndexSize(0, length, bytes.length);
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a block of " + length + " bytes; expected 1 to " + MOST_BYTES + " bytes");
        }
        try {
            while (blocks.size() >= MOST_BLOCKS && !abandoned) {
                wait();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (abandoned) {
            throw new IOException("the state is restored by nobody any more");
        }
        blocks.add(Arrays.copyOf(bytes, length));
        notifyAll();
    }

    @Override
    public synchronized byte @Nullable [] next() throws IOException, InvalidStateException {
        try {
            while (blocks.isEmpty() && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (failure != null) {
            throw new InvalidStateException("the source whose state it is fails to save it", failure);
        }
        byte[] block = blocks.poll();
        notifyAll();
        return block;
    }

    /** All blocks were written. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** No more blocks can be written. */
    synchronized void fail(Throwable cause) {
        failure = cause;
        end();
    }

    /** Nobody reads any more. */
    synchronized void abandon() {
        abandoned = true;
        blocks.clear();
        notifyAll();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while a state was carried over");
    }
}
