package dev.fraudscorer.internal.snapshot;

import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes a snapshot. Confined to one thread. */
public final class SnapshotWriter {
    private static final byte[] NOTHING = {};

    private final FrameWriter frames;

    private SnapshotWriter(FrameWriter frames) {
        this.frames = frames;
    }

    /**
     * Writes the state of all sources, reads the file back, and puts it in its place. If any of that fails, the file
     * that was there stays.
     *
     * @return how long the file is, in bytes
     * @throws UnsavedPartException if a source failed
     * @throws UnwrittenSnapshotException if the target is no regular file, or what was written cannot be read
     */
    public static long write(Path file, SnapshotHeader header, List<Durable> sources) throws IOException {
        try (ReplacedFile replaced = ReplacedFile.begin(file)) {
            long bytes = new SnapshotWriter(new FrameWriter(replaced.channel())).write(header, sources);
            replaced.force();
            requireReadable(replaced.channel(), file, header, bytes);
            replaced.replace();
            return bytes;
        }
    }

    /**
     * Reads what was written as a restore does, to its last byte. The sources do not prepare their parts: that would take
     * the memory of the whole state a second time.
     */
    private static void requireReadable(FileChannel channel, Path file, SnapshotHeader header, long bytes)
            throws IOException {
        try {
            PreparedSnapshot read = SnapshotReader.prepare(channel.position(0), file, List.of());
            if (!read.header().equals(header) || read.bytes() != bytes) {
                throw new UnwrittenSnapshotException("what was read back is not what was written");
            }
        } catch (InvalidStateException e) {
            throw new UnwrittenSnapshotException("what was written cannot be read back: " + e.getMessage(), e);
        }
    }

    private long write(SnapshotHeader header, List<Durable> sources) throws IOException {
        frames.begin();
        frames.frame(FrameKind.HEADER, header.encode());
        for (Durable source : sources) {
            part(source);
        }
        frames.frame(FrameKind.FOOTER, NOTHING);
        return frames.end();
    }

    private void part(Durable source) throws IOException {
        String name = nameOf(source);
        frames.frame(FrameKind.PART, name.getBytes(StandardCharsets.UTF_8));
        Blocks blocks = new Blocks();
        try {
            source.save(blocks);
        } catch (Throwable e) {
            // Errors, too, and what a host's source throws without declaring it: the file aside must go.
            throw new UnsavedPartException(name, blocks.place, e);
        } finally {
            blocks.ended = true;
        }
        frames.frame(FrameKind.PART_END, NOTHING);
    }

    private static String nameOf(Durable source) throws UnsavedPartException {
        try {
            return Objects.requireNonNull(source.stateName(), "stateName");
        } catch (Throwable e) {
            throw new UnsavedPartException(source.getClass().getSimpleName(), "its name", e);
        }
    }

    private final class Blocks implements StateWriter {
        private String place = "";
        private boolean ended;

        @Override
        public void place(String what) {
            place = what;
        }

        @Override
        public void block(byte[] bytes, int length) throws IOException {
            Objects.checkFromIndexSize(0, length, bytes.length);
            if (length < 1 || length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "a block of " + length + " bytes; expected 1 to " + MOST_BYTES + " bytes");
            }
            if (ended) {
                throw new IllegalStateException("this part has ended; a writer is not kept after save");
            }
            frames.frame(FrameKind.BLOCK, bytes, length);
        }
    }
}
