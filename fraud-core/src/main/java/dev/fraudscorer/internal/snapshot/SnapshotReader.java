package dev.fraudscorer.internal.snapshot;

import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot to its last byte and has the sources prepare their parts. Confined to one thread. */
public final class SnapshotReader {
    private final String fileName;
    private final FrameReader frames;
    private final Map<String, Durable> unclaimed = new LinkedHashMap<>();
    private final Set<String> parts = new HashSet<>();
    private final List<Durable.Restored> restored = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private SnapshotReader(String fileName, FrameReader frames, List<Durable> sources) {
        this.fileName = fileName;
        this.frames = frames;
        sources.forEach(source -> unclaimed.put(source.stateName(), source));
    }

    /**
     * Reads and checks the whole file. Nothing is in effect before {@link PreparedSnapshot#commit}.
     *
     * @throws InvalidStateException if the file is no whole snapshot, or a source refuses its part
     */
    public static PreparedSnapshot prepare(Path file, List<Durable> sources) throws IOException, InvalidStateException {
        // Opening a pipe would wait for somebody to write to it.
        BasicFileAttributes there = Files.readAttributes(file, BasicFileAttributes.class);
        if (!there.isRegularFile()) {
            throw new InvalidStateException(
                    file.getFileName() + ": found " + FileKind.of(there) + "; expected a regular file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return prepare(channel, file, sources);
        }
    }

    /** Reads an open file from its beginning, where the channel is. */
    static PreparedSnapshot prepare(FileChannel channel, Path file, List<Durable> sources)
            throws IOException, InvalidStateException {
        String fileName = String.valueOf(file.getFileName());
        return new SnapshotReader(fileName, new FrameReader(fileName, channel), sources).prepare();
    }

    private PreparedSnapshot prepare() throws IOException, InvalidStateException {
        frames.begin();
        SnapshotHeader header = header(frames.next());
        Frame frame = frames.next();
        while (frame.kind() == FrameKind.PART) {
            part(frame);
            frame = frames.next();
        }
        if (frame.kind() != FrameKind.FOOTER || frame.payload().length > 0) {
            throw frames.invalid(frame.offset(), describe(frame), "a part, or a footer without content");
        }
        long bytes = frames.end();
        for (String name : unclaimed.keySet()) {
            notes.add(name + ": not in the snapshot; what the source holds stays");
        }
        return new PreparedSnapshot(header, parts.size(), bytes, restored, notes);
    }

    private SnapshotHeader header(Frame frame) throws InvalidStateException {
        if (frame.kind() != FrameKind.HEADER) {
            throw frames.invalid(frame.offset(), describe(frame), "the header");
        }
        try {
            return SnapshotHeader.decode(frame.payload());
        } catch (IOException e) {
            throw frames.invalid(frame.offset(), "a header that cannot be read", "names and a time");
        }
    }

    private void part(Frame begin) throws IOException, InvalidStateException {
        String name = new String(begin.payload(), StandardCharsets.UTF_8);
        if (!parts.add(name)) {
            throw frames.invalid(begin.offset(), "part '" + name + "' for the second time", "each part once");
        }
        Durable source = unclaimed.remove(name);
        Blocks blocks = new Blocks();
        if (source == null) {
            notes.add(name + ": left out, since no source of this policy keeps it");
        } else {
            take(name, source, blocks);
        }
        blocks.finish();
    }

    private void take(String name, Durable source, Blocks blocks) throws IOException, InvalidStateException {
        try {
            Durable.Restored state = source.restore(blocks);
            state.leftOut().forEach(left -> notes.add(name + ": " + left));
            restored.add(state);
        } catch (InvalidStateException e) {
            frames.requireWhole();
            throw refused(name, e.getMessage(), e);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            // Errors, too: a state that takes more memory than there is refuses the snapshot and nothing else.
            frames.requireWhole();
            throw refused(name, "its source fails to read it (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private InvalidStateException refused(String name, @Nullable String why, Throwable cause) {
        return new InvalidStateException(
                fileName + " before byte " + frames.offset() + ": part '" + name + "': " + why, cause);
    }

    private static String describe(Frame frame) {
        return "a frame " + frame.kind() + " of " + frame.payload().length + " bytes";
    }

    private final class Blocks implements StateReader {
        private boolean ended;

        @Override
        public byte @Nullable [] next() throws IOException, InvalidStateException {
            if (ended) {
                return null;
            }
            Frame frame = frames.next();
            if (frame.kind() == FrameKind.BLOCK) {
                return frame.payload();
            }
            if (frame.kind() != FrameKind.PART_END) {
                throw frames.invalid(frame.offset(), describe(frame), "a block, or the end of its part");
            }
            ended = true;
            return null;
        }

        /** Reads what the source did not care for: no byte of the file stays unchecked. */
        private void finish() throws IOException, InvalidStateException {
            while (!ended) {
                next();
            }
        }
    }
}
