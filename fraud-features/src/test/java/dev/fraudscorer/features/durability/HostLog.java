package dev.fraudscorer.features.durability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of numbers of payments, each with a time, that outlives the process that is killed: what it has handed to the
 * operating system. Thread-safe.
 */
final class HostLog implements AutoCloseable {
    private static final int ENTRY_BYTES = 2 * Long.BYTES;

    private final FileChannel channel;

    private HostLog(FileChannel channel) {
        this.channel = channel;
    }

    /** Goes on behind the last whole entry. */
    static HostLog open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(channel.size() / ENTRY_BYTES * ENTRY_BYTES);
        channel.position(channel.size());
        return new HostLog(channel);
    }

    /** Notes a number now. */
    synchronized void append(long number) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES);
        entry.putLong(number).putLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        entry.flip();
        while (entry.hasRemaining()) {
            channel.write(entry);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** All whole entries, in the order of their arrival. */
    static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (Files.exists(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            while (bytes.remaining() >= ENTRY_BYTES) {
                entries.add(new Entry(bytes.getLong(), Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS)));
            }
        }
        return entries;
    }

    record Entry(long number, Instant time) {}
}
