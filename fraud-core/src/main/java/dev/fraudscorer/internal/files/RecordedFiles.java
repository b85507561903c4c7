package dev.fraudscorer.internal.files;

import dev.fraudscorer.policy.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of which everything that is asked is noted. Confined to the thread that loads. */
public final class RecordedFiles extends PolicyFiles {
    private final PolicyFiles files;
    private final FileRecord record;

    public RecordedFiles(PolicyFiles files, FileRecord record) {
        this.files = files;
        this.record = record;
    }

    @Override
    public @Nullable String inside(String written) {
        String file = files.inside(written);
        record.noteInside(written, file);
        return file;
    }

    @Override
    public void check(String file) throws IOException {
        try {
            files.check(file);
            record.notePresence(file, Presence.FILE);
        } catch (IOException e) {
            // Noted, too, so that one that is missing is looked for again.
            record.notePresence(file, files.has(file) ? Presence.OTHER : Presence.ABSENT);
            throw e;
        }
    }

    @Override
    public boolean has(String file) {
        boolean isPresent = files.has(file);
        record.notePresence(file, isPresent ? Presence.of(file, files) : Presence.ABSENT);
        return isPresent;
    }

    @Override
    public long size(String file) throws IOException {
        long size = files.size(file);
        record.noteSize(file, size);
        return size;
    }

    @Override
    public InputStream open(String file) throws IOException {
        InputStream in;
        try {
            in = files.open(file);
        } catch (IOException e) {
            record.noteUnkept(file, FileStates.UNREADABLE);
            throw e;
        }
        return new RecordedStream(in, file, record);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        List<String> listed = files.list(folder);
        record.noteListed(folder, listed);
        return listed;
    }
}
