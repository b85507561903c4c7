package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.file.ListFile;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file of the policy. Immutable.
 *
 * @param name relative to the policy folder, with forward slashes
 */
record FileOrigin(String name) implements ListOrigin {
    @Override
    public long expectedBytes(PolicyFolder folder) throws IOException {
        return folder.size(name);
    }

    @Override
    public ListContent read(ListBuilder builder, PolicyFolder folder, PolicyReader reader) throws IOException {
        try (InputStream in = folder.open(name)) {
            return ListFile.read(name, in, builder, reader);
        }
    }

    @Override
    public boolean mayHaveChanged(String digest, PolicyFolder folder) throws IOException {
        return !folder.digestNow(name).equals(digest);
    }

    @Override
    public void reportUnreadable(String list, Exception cause, PolicyReader reader) {
        if (!(cause instanceof IOException fault)) {
            throw cause instanceof RuntimeException unchecked
                    ? unchecked
                    : new UncheckedIOException(new IOException(cause));
        }
        reader.report(
                Location.of(name),
                "a file that cannot be read (" + PolicyFolder.fault(fault) + ")",
                "the readable file of list '" + list + "'");
    }
}
