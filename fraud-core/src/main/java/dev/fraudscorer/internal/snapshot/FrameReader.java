package dev.fraudscorer.internal.snapshot;

import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads frames and trusts none of them before its checksum is right. Confined to one thread. */
final class FrameReader {
    private static final int FRAME_HEAD = 1 + Integer.BYTES;
    private static final int LEAST_BUFFER = 64;

    private final String fileName;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer;
    private final Checksum checksum = new Checksum();
    private @Nullable InvalidStateException fault;
    private long offset;

    /** @param fileName for messages */
    FrameReader(String fileName, FileChannel channel) throws IOException {
        this.fileName = fileName;
        this.channel = channel;
        this.size = channel.size();
        this.buffer = ByteBuffer.allocateDirect((int) Math.max(LEAST_BUFFER, Math.min(size, Format.BUFFER_BYTES)))
                .limit(0);
    }

    /** Reads the header. */
    void begin() throws IOException, InvalidStateException {
        if (size == 0) {
            throw invalid(0, "an empty file", "a snapshot");
        }
        if (size < Format.BEGIN.length || !Arrays.equals(bytes(Format.BEGIN.length), Format.BEGIN)) {
            throw invalid(0, "another kind of file", "a snapshot, which begins with FRAUDSNP");
        }
        long at = offset;
        require(Integer.BYTES);
        int version = buffer.getInt();
        offset += Integer.BYTES;
        if (version != Format.VERSION) {
            throw invalid(
                    at,
                    "format version " + version,
                    Format.VERSION + "; " + (version > Format.VERSION ? "a newer" : "an older")
                            + " version of the library wrote it and can read it; else go without it and warm up from the"
                            + " log");
        }
    }

    /**
     * The next frame.
     *
     * @throws InvalidStateException if it is not what was written, and from then on
     */
    Frame next() throws IOException, InvalidStateException {
        requireWhole();
        try {
            return read();
        } catch (InvalidStateException e) {
            fault = e;
            throw e;
        } catch (IOException e) {
            fault = invalid(
                    offset, "a file that cannot be read (" + e.getClass().getSimpleName() + ")", "a readable one");
            throw e;
        }
    }

    /** A source that continues after a broken block must not get what follows taken for whole. */
    void requireWhole() throws InvalidStateException {
        if (fault != null) {
            throw fault;
        }
    }

    private Frame read() throws IOException, InvalidStateException {
        long at = offset;
        require(FRAME_HEAD);
        byte code = buffer.get();
        int length = buffer.getInt();
        offset += FRAME_HEAD;
        if (length < 0 || length > Format.MOST_FRAME_BYTES) {
            throw invalid(at, "a frame of " + length + " bytes", "0 to " + Format.MOST_FRAME_BYTES + " bytes");
        }
        if (length > size - offset) {
            throw invalid(
                    at,
                    "a frame of " + length + " bytes, " + (size - offset) + " bytes before the end of the file",
                    "a file that has not been cut short");
        }
        byte[] payload = bytes(length);
        require(Integer.BYTES);
        int written = buffer.getInt();
        offset += Integer.BYTES;
        int computed = checksum.through(code, payload, length);
        FrameKind kind = FrameKind.of(code);
        if (written != computed || kind == null) {
            throw invalid(
                    at, "a frame whose checksum is wrong", "frames as they were written, all of them in their order");
        }
        return new Frame(kind, payload, at);
    }

    /** Reads the footer, and returns the length of the file. */
    long end() throws IOException, InvalidStateException {
        long at = offset;
        if (!Arrays.equals(bytes(Format.END.length), Format.END)) {
            throw invalid(at, "something else", "SNAPDONE, the end of a snapshot");
        }
        if (offset != size) {
            throw invalid(offset, (size - offset) + " bytes after the end", "nothing");
        }
        return size;
    }

    /** Where the next frame begins. */
    long offset() {
        return offset;
    }

    InvalidStateException invalid(long at, String found, String expected) {
        return new InvalidStateException(fileName + " at byte " + at + ": found " + found + "; expected " + expected);
    }

    private byte[] bytes(int length) throws IOException, InvalidStateException {
        byte[] bytes = new byte[length];
        for (int from = 0; from < length; ) {
            require(1);
            int piece = Math.min(length - from, buffer.remaining());
            buffer.get(bytes, from, piece);
            from += piece;
            offset += piece;
        }
        return bytes;
    }

    private void require(int needed) throws IOException, InvalidStateException {
        if (buffer.remaining() >= needed) {
            return;
        }
        buffer.compact();
        while (buffer.position() < needed && channel.read(buffer) >= 0) {
            // A read may return fewer bytes than requested.
        }
        buffer.flip();
        if (buffer.remaining() < needed) {
            throw invalid(size, "the end of the file", "the rest of the snapshot: it has been cut short");
        }
    }
}
