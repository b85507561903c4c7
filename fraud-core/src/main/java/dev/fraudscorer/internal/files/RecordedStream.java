package dev.fraudscorer.internal.files;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Keeps what is read, and notes it when it was read to its end and is no larger than there is room. */
final class RecordedStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 8_192;

    private final String file;
    private final FileRecord record;
    private final long room;
    /** Null when there is more than there is room for. */
    private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** Of the content so far; null as long as that is kept. */
    private @Nullable MessageDigest digest;

    private boolean ended;

    RecordedStream(InputStream in, String file, FileRecord record) {
        super(in);
        this.file = file;
        this.record = record;
        this.room = record.room(file);
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read < 0) {
            ended = true;
        } else {
            keep(new byte[] {(byte) read}, 0, 1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read < 0) {
            ended = true;
        } else {
            keep(buffer, offset, read);
        }
        return read;
    }

    private void keep(byte[] buffer, int offset, int length) {
        ByteArrayOutputStream into = kept;
        if (into != null && into.size() + (long) length <= room) {
            into.write(buffer, offset, length);
            return;
        }
        MessageDigest rest = digest;
        if (rest == null) {
            rest = FileStates.sha256();
            rest.update(into == null ? new byte[0] : into.toByteArray());
            digest = rest;
            kept = null;
        }
        rest.update(buffer, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
        // By reading: what is skipped would be missing of what is kept.
        return readNBytes((int) Math.max(0, Math.min(count, SKIPPED_AT_ONCE))).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
        ByteArrayOutputStream whole = kept;
        MessageDigest rest = digest;
        if (!ended) {
            record.noteUnkept(file, FileStates.UNKNOWN);
        } else if (rest != null) {
            record.noteUnkept(file, FileStates.shown(rest));
            digest = null;
        } else if (whole != null) {
            record.noteContent(file, whole.toByteArray());
        }
        kept = null;
    }
}
