package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.provided.ProvidedEntries;
import dev.fraudscorer.spi.ListProvider;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part of the host. Thread-safe. */
final class ProviderOrigin implements ListOrigin {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");
    private static final int LONGEST_VERSION = 200;
    /** Enough segments for some million keys, of which an empty one takes little. */
    private static final long EXPECTED_BYTES = 1L << 24;

    private final String name;
    private final ListProvider provider;
    /** The version and the digest of what was read last. */
    private final AtomicReference<State> last = new AtomicReference<>(new State("", ""));

    ProviderOrigin(String part, ListProvider provider) {
        this.name = "provider:" + part;
        this.provider = provider;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long expectedBytes(PolicyFolder folder) {
        return EXPECTED_BYTES;
    }

    @Override
    public ListContent read(ListBuilder builder, PolicyFolder folder, PolicyReader reader) throws Exception {
        // Before the entries: if they change meanwhile, the next look finds another version and reads them again.
        String version = version();
        ProvidedEntries entries = new ProvidedEntries(name, version, builder, reader);
        try {
            provider.read(entries);
        } finally {
            entries.close();
        }
        ListContent content = entries.content();
        folder.countAsRead(name, entries.digest());
        String digest = folder.digestWhenRead(name);
        last.set(new State(version, digest == null ? "" : digest));
        return content;
    }

    @Override
    public boolean mayHaveChanged(String digest, PolicyFolder folder) throws Exception {
        State read = Objects.requireNonNull(last.get(), "what was read last");
        String version = version();
        // Only if it was this digest that was read under the version: a reload that was refused may have read another.
        return version.isEmpty() || !version.equals(read.version) || !digest.equals(read.digest);
    }

    private String version() throws Exception {
        String version = provider.version();
        if (version == null || version.length() > LONGEST_VERSION) {
            throw new IllegalStateException("its version is null or has more than 200 characters");
        }
        return version;
    }

    @Override
    public void reportUnreadable(String list, Exception cause, PolicyReader reader) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        LOG.warn("list provider {} failed", ShownText.of(name), CleanThrowable.of(cause));
        reader.report(
                Location.of(name),
                "a list provider that threw " + cause.getClass().getName(),
                "the entries of list '" + list + "'; the log has the stack trace of what it threw");
    }

    private record State(String version, String digest) {}
}
