package dev.fraudscorer.internal.files;

import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicySource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a policy as they were when it was loaded, from memory. What was too large to be kept, and what was not requested, is read
 * from where the policy was; whether that is still the same shows in the digest. Confined to the thread that loads.
 */
public final class ReplayedFiles extends PolicyFiles {
    private final FileRecord record;
    private final PolicySource source;
    private @Nullable PolicyFiles opened;

    public ReplayedFiles(FileRecord record, PolicySource source) {
        this.record = record;
        this.source = source;
    }

    @Override
    public @Nullable String inside(String written) {
        return record.knowsInside(written) ? record.inside(written) : now().inside(written);
    }

    @Override
    public void check(String file) throws IOException {
        if (record.content(file) == null) {
            now().check(file);
        }
    }

    @Override
    public boolean has(String file) {
        Boolean present = record.present(file);
        return present == null ? now().has(file) : present;
    }

    @Override
    public long size(String file) throws IOException {
        Long size = record.size(file);
        return size == null ? now().size(file) : size;
    }

    @Override
    public InputStream open(String file) throws IOException {
        byte[] content = record.content(file);
        return content == null ? now().open(file) : new ByteArrayInputStream(content);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        List<String> listed = record.listed(folder);
        return listed == null ? now().list(folder) : listed;
    }

    private PolicyFiles now() {
        PolicyFiles files = opened;
        if (files == null) {
            files = source.open();
            opened = files;
        }
        return files;
    }
}
