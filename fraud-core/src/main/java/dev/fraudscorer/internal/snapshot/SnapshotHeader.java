package dev.fraudscorer.internal.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Who wrote a snapshot, and when it began. Immutable.
 *
 * @param library the version of the library
 * @param policy the policy's name
 * @param version the policy's version
 * @param digest the policy's digest
 * @param begun the moment before the first source was read
 */
public record SnapshotHeader(String library, String policy, String version, String digest, Instant begun) {
    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : new String[] {library, policy, version, digest}) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            out.writeLong(begun.getEpochSecond());
            out.writeInt(begun.getNano());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if the bytes are no header */
    static SnapshotHeader decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            SnapshotHeader header = new SnapshotHeader(
                    text(in), text(in), text(in), text(in), Instant.ofEpochSecond(in.readLong(), in.readInt()));
            if (in.available() > 0) {
                throw new IOException("a header is longer than its fields");
            }
            return header;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("a header has a time that no calendar has", e);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a header has a text that is longer than itself");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
