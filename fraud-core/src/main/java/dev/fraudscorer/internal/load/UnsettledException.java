package dev.fraudscorer.internal.load;

import dev.fraudscorer.internal.files.FileRecord;
import java.io.Serial;

/** A load that read something else than was seen before: files that are being written, or files that nobody has looked at. */
public final class UnsettledException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient FileRecord record;

    UnsettledException(FileRecord record) {
        super(
                "the files of the policy are not those that were seen; expected them to stay as they are",
                null,
                false,
                false);
        this.record = record;
    }

    /** What was asked of the files. */
    public FileRecord record() {
        return record;
    }
}
