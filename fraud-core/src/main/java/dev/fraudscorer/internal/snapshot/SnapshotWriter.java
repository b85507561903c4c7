package dev.fraudscorer.internal.snapshot;

import dev.fraudscorer.spi.Durable;
import dev.fraudscorer.spi.StateWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes a snapshot. Confined to one thread. */
public final class SnapshotWriter {
    private static final byte[] NOTHING = {};

    private final FrameWriter frames;
    private final Tally tally = new Tally();

    private SnapshotWriter(FrameWriter frames) {
        this.frames = frames;
    }

    /**
     * Writes the state of all sources and puts the file in its place. If that fails, what stood there stands there still.
     *
     * @return how long the file is, in bytes
     * @throws UnsavedPartException if a source failed
     */
    public static long write(Path file, SnapshotHeader header, List<Durable> sources) throws IOException {
        try (ReplacedFile replaced = ReplacedFile.begin(file)) {
            long bytes = new SnapshotWriter(new FrameWriter(replaced.channel())).write(header, sources);
            replaced.replace();
            return bytes;
        }
    }

    private long write(SnapshotHeader header, List<Durable> sources) throws IOException {
        frames.begin();
        frames.frame(FrameKind.HEADER, header.encode());
        for (Durable source : sources) {
            part(source);
        }
        frames.frame(FrameKind.FOOTER, tally.footer(frames.checksum()));
        return frames.end();
    }

    private void part(Durable source) throws IOException {
        frames.frame(FrameKind.PART, source.stateName().getBytes(StandardCharsets.UTF_8));
        tally.part();
        Blocks blocks = new Blocks();
        try {
            source.save(blocks);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new UnsavedPartException(source.stateName(), e);
        } finally {
            blocks.ended = true;
        }
        frames.frame(FrameKind.PART_END, NOTHING);
    }

    private final class Blocks implements StateWriter {
        private boolean ended;

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
            tally.block(length);
        }
    }
}
