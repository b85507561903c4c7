package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.files.FileRecord;
import dev.fraudscorer.internal.files.FileStates;
import dev.fraudscorer.internal.files.RecordedFiles;
import dev.fraudscorer.internal.load.part.PartFailure;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.ListEdition;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param signature of all that was read; null if that was not asked for
     */
    LoadedLists(
            @Nullable ListSource source,
            ListEdition edition,
            PolicyIdentity identity,
            PolicyFolder folder,
            FileRecord record,
            @Nullable PolicySignature signature) {
        this.source = source;
        this.edition = edition;
        this.identity = identity;
        this.folder = folder;
        this.files = new ReadFiles(
                identity.provenance(folder), record, folder.fileDigests(), folder.providedDigests(), signature);
        folder.release();
    }

    /** What the lists hold. */
    public ListEdition edition() {
        return edition;
    }

    /** The names of the files that these lists were read from. */
    public Set<String> fileNames() {
        return edition.versions().stream().map(ListVersion::file).collect(Collectors.toSet());
    }

    /** Of the policy with these lists. */
    public Provenance provenance() {
        return files.provenance();
    }

    /** What the policy and these lists were read from. */
    public ReadFiles files() {
        return files;
    }

    /** What the policy says, beside the content of lists. */
    public PolicyContents contents() {
        return identity.contents();
    }

    /**
     * Reads lists again, all of them before any takes effect.
     *
     * @param names of lists in {@link #edition}
     * @param keys one of which has to have signed the policy with these lists; null if it need not be signed
     * @param forced also if it is signed and older than these
     * @param seen what the files have to be like; null if that is not known
     * @return this if no content has changed
     * @throws PolicyException with every mistake in the lists that have changed, and in the signature
     * @throws UnsettledException if something else than what was seen has been read
     */
    public LoadedLists reload(
            Collection<String> names, @Nullable PolicyKeys keys, boolean forced, @Nullable FileStates seen) {
        if (source == null) {
            return this;
        }
        FileRecord record = files.record().copy();
        LoadedLists read;
        try {
            read = reload(source, names, keys, forced, record);
        } catch (PolicyException e) {
            requireSettled(record, seen);
            throw e;
        }
        requireSettled(record, seen);
        return read;
    }

    private static void requireSettled(FileRecord record, @Nullable FileStates seen) {
        if (seen != null && !FileStates.of(record).agreesWith(seen)) {
            throw new UnsettledException(record);
        }
    }

    private LoadedLists reload(
            ListSource source, Collection<String> names, @Nullable PolicyKeys keys, boolean forced, FileRecord record) {
        PolicyReader reader = new PolicyReader();
        PolicyFiles now = new RecordedFiles(folder.source().open(), record);
        SignedLists signed = keys == null ? null : SignedLists.find(now, keys, files, reader);
        requireNoProblem(reader);
        PolicyFolder next = folder.copy(signed == null ? now : signed.files());
        ListEdition read;
        try {
            read = PartFailure.guard(
                    "the lists of " + source.getClass().getName(), () -> source.reload(edition, names, next, reader));
        } catch (PartFailure e) {
            throw e.report(next.name(), reader);
        }
        requireNoProblem(reader);
        if (read == edition) {
            return this;
        }
        if (signed != null) {
            signed.check(next.fileDigests(), forced);
            requireNoProblem(reader);
        }
        return new LoadedLists(source, read, identity, next, record, signed == null ? null : signed.signature());
    }

    private void requireNoProblem(PolicyReader reader) {
        if (reader.problemCount() > 0) {
            throw reader.exception(folder.name());
        }
    }
}
