package dev.fraudscorer.record.file;

import dev.fraudscorer.json.DecisionRecordJson;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordTarget;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files with a record on each line. A file is begun and never gone on with: what a killed process left half written
 * stays the last line of its file. Confined to one thread, but for {@link #forget}.
 */
final class RecordFolder implements RecordTarget {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PREFIX = "decisions-";
    private static final String SUFFIX = ".jsonl";
    private static final int MOST_FILES_OF_A_SECOND = 10_000;

    private final Path folder;
    private final long fileBytes;
    private final Duration filePeriod;
    private final Fsync fsync;
    private final Clock clock;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    private @Nullable FileChannel file;
    private long bytes;
    private Instant begun = Instant.EPOCH;
    private long unforced;
    private long forcedNanos = System.nanoTime();

    RecordFolder(Path folder, long fileBytes, Duration filePeriod, Fsync fsync, Clock clock) {
        this.folder = folder;
        this.fileBytes = fileBytes;
        this.filePeriod = filePeriod;
        this.fsync = fsync;
        this.clock = clock;
    }

    @Override
    public void write(List<DecisionRecord> records) throws IOException {
        lines.reset();
        for (DecisionRecord record : records) {
            lines.writeBytes(SafeUtf8.bytes(DecisionRecordJson.write(record)));
            lines.write('\n');
        }
        try {
            FileChannel channel = current();
            ByteBuffer buffer = ByteBuffer.wrap(lines.toByteArray());
            bytes += buffer.remaining();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            unforced += records.size();
            forceIfDue(channel);
        } catch (Throwable e) {
            // It may end in half a line, behind which nothing must stand.
            abandon();
            throw e;
        }
    }

    @Override
    public void tick() throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            return;
        }
        if (isOld()) {
            end();
        } else {
            forceIfDue(channel);
        }
    }

    @Override
    public Duration tickEvery() {
        return Duration.ofNanos(Math.min(fsync.nanos(), Duration.ofSeconds(1).toNanos()));
    }

    @Override
    public Erased forget(ForgottenKey key) {
        Map<String, String> remaining = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            files.forEach(
                    path -> remaining.put(
                            path.getFileName().toString(),
                            "may have records of the entity, with its secret attributes as tokens; delete the file, or the lines in it"));
        } catch (NotDirectoryException | NoSuchFileException e) {
            // Nothing was written yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Erased.of(Map.of(), remaining);
    }

    @Override
    public void close() throws IOException {
        end();
    }

    private FileChannel current() throws IOException {
        if (file != null && (bytes >= fileBytes || isOld())) {
            end();
        }
        FileChannel channel = file;
        if (channel == null) {
            channel = begin();
            file = channel;
        }
        return channel;
    }

    private boolean isOld() {
        return !clock.instant().isBefore(begun.plus(filePeriod));
    }

    private FileChannel begin() throws IOException {
        Files.createDirectories(folder);
        begun = clock.instant();
        bytes = 0;
        unforced = 0;
        String name = PREFIX + STAMP.format(begun);
        for (int number = 1; number <= MOST_FILES_OF_A_SECOND; number++) {
            Path path = folder.resolve(name + "-" + number + SUFFIX);
            try {
                return FileChannel.open(
                        path, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions());
            } catch (FileAlreadyExistsException e) {
                // Another one begun in this second.
            }
        }
        throw new IOException("there are " + MOST_FILES_OF_A_SECOND + " files of records of one second already");
    }

    /** For the owner to write and the group to read, where there is such a thing: records are about customers. */
    private FileAttribute<?>[] permissions() {
        boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
                }
                : new FileAttribute<?>[0];
    }

    private void forceIfDue(FileChannel channel) throws IOException {
        long now = System.nanoTime();
        if (fsync.isDue(unforced, now - forcedNanos)) {
            channel.force(false);
            unforced = 0;
            forcedNanos = now;
        }
    }

    private void end() throws IOException {
        FileChannel channel = file;
        file = null;
        if (channel != null) {
            try (channel) {
                channel.force(false);
            }
        }
    }

    private void abandon() {
        FileChannel channel = file;
        file = null;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // What made it be abandoned is reported.
        }
    }

    /** In the one form of a text that any reader takes: half of a pair, which UTF-8 has not, as the escape of JSON. */
    private static final class SafeUtf8 {
        private SafeUtf8() {}

        static byte[] bytes(String json) {
            int half = firstHalf(json, 0);
            if (half == json.length()) {
                return json.getBytes(StandardCharsets.UTF_8);
            }
            StringBuilder safe = new StringBuilder(json.length() + 16);
            int from = 0;
            while (half < json.length()) {
                safe.append(json, from, half).append("\\u").append(Integer.toHexString(json.charAt(half)));
                from = half + 1;
                half = firstHalf(json, from);
            }
            return safe.append(json, from, json.length()).toString().getBytes(StandardCharsets.UTF_8);
        }

        private static int firstHalf(String json, int start) {
            int i = start;
            while (i < json.length()) {
                char c = json.charAt(i);
                if (Character.isHighSurrogate(c)
                        && i + 1 < json.length()
                        && Character.isLowSurrogate(json.charAt(i + 1))) {
                    i += 2;
                } else if (Character.isSurrogate(c)) {
                    return i;
                } else {
                    i++;
                }
            }
            return i;
        }
    }
}
