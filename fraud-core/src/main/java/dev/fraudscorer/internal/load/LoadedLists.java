package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.files.FileRecord;
import dev.fraudscorer.internal.files.RecordedFiles;
import dev.fraudscorer.internal.load.part.PartFailure;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.ListEdition;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a policy's entity lists, together with the provenance that identifies it: the digest covers the list
 * files as they were read for it. Immutable; an event takes both at once.
 */
public final class LoadedLists {
    private final @Nullable ListSource source;
    private final ListEdition edition;
    private final PolicyIdentity identity;
    /** Knows what was read; copied before more is read. */
    private final PolicyFolder folder;

    private final ReadFiles files;

    /**
     * @param folder has what was read
     * @param record what was asked of its files; not changed afterwards
     */
    LoadedLists(
            @Nullable ListSource source,
            ListEdition edition,
            PolicyIdentity identity,
            PolicyFolder folder,
            FileRecord record) {
        this.source = source;
        this.edition = edition;
        this.identity = identity;
        this.folder = folder;
        this.files = new ReadFiles(identity.provenance(folder), record, folder.fileDigests());
        folder.release();
    }

    /** What the lists hold. */
    public ListEdition edition() {
        return edition;
    }

    /** Of the policy with these lists. */
    public Provenance provenance() {
        return files.provenance();
    }

    /** What the policy and these lists were read from. */
    public ReadFiles files() {
        return files;
    }

    /**
     * Reads lists again, all of them before any takes effect.
     *
     * @param names of lists in {@link #edition}
     * @return this if no content has changed
     * @throws PolicyException with every mistake in the lists that have changed
     */
    public LoadedLists reload(Collection<String> names) {
        if (source == null) {
            return this;
        }
        PolicyReader reader = new PolicyReader();
        FileRecord record = files.record().copy();
        PolicyFolder next = folder.copy(new RecordedFiles(folder.source().open(), record));
        ListEdition read;
        try {
            read = PartFailure.guard(
                    "the lists of " + source.getClass().getName(), () -> source.reload(edition, names, next, reader));
        } catch (PartFailure e) {
            throw e.report(next.name(), reader);
        }
        if (reader.problemCount() > 0) {
            throw reader.exception(next.name());
        }
        return read == edition ? this : new LoadedLists(source, read, identity, next, record);
    }
}
