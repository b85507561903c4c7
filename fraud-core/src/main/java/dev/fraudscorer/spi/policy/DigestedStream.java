package dev.fraudscorer.spi.policy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;

/** Reports the digest of its whole content when it is closed, the unread rest included. */
final class DigestedStream extends FilterInputStream {
    private static final int REST_BYTES = 1 << 16;

    private final MessageDigest digest;
    private final Consumer<byte[]> whole;
    private boolean closed;

    DigestedStream(InputStream in, MessageDigest digest, Consumer<byte[]> whole) {
        super(new DigestInputStream(in, digest));
        this.digest = digest;
        this.whole = whole;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (InputStream rest = in) {
            byte[] buffer = new byte[REST_BYTES];
            int read = 0;
            while (read >= 0) {
                read = rest.read(buffer); // adds to the digest
            }
        }
        whole.accept(digest.digest());
    }
}
