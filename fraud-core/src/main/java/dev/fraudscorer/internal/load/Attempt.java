package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.files.FileRecord;
import dev.fraudscorer.internal.files.FileStates;
import dev.fraudscorer.internal.files.RecordedFiles;
import dev.fraudscorer.internal.files.ReplayedFiles;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to load a policy: whether it has to be a certain one, and what it read of the files, which is known also if it
 * fails. Confined to the thread that loads.
 */
public final class Attempt {
    private final FileRecord record = new FileRecord();
    /** The version that is to be loaded again from memory; null for what is there now. */
    private final @Nullable ReadFiles former;

    /** The version that a signed one has to follow in order; null if it need not. */
    private final @Nullable ReadFiles predecessor;

    /** What the files have to be like; null if that is not known. */
    private final @Nullable FileStates seen;

    private Attempt(@Nullable ReadFiles former, @Nullable ReadFiles predecessor, @Nullable FileStates seen) {
        this.former = former;
        this.predecessor = predecessor;
        this.seen = seen;
    }

    /** To load what is there. */
    public static Attempt first() {
        return new Attempt(null, null, null);
    }

    /**
     * To load what is there in the place of the version in use.
     *
     * @param forced also if it is signed and older than that
     */
    public static Attempt next(ReadFiles inUse, boolean forced) {
        return new Attempt(null, forced ? null : inUse, null);
    }

    /**
     * To load what was seen in the place of the version in use, and nothing else.
     *
     * @param seen read twice by somebody who waited in between, so that nobody was writing
     */
    public static Attempt ofSeen(ReadFiles inUse, FileStates seen) {
        return new Attempt(null, inUse, seen);
    }

    /** To load exactly what was loaded before, which is no downgrade. */
    public static Attempt back(ReadFiles former) {
        return new Attempt(former, null, null);
    }

    @Nullable
    ReadFiles predecessor() {
        return predecessor;
    }

    /** What was read of the files so far. */
    public FileRecord record() {
        return record;
    }

    PolicyFiles open(PolicySource source) {
        PolicyFiles files = former == null ? source.open() : new ReplayedFiles(former.record(), source);
        return new RecordedFiles(files, record);
    }

    /** Whether everything that was read is what was seen; also of a load that failed. */
    boolean isSettled() {
        return seen == null || FileStates.of(record).agreesWith(seen);
    }

    /**
     * Called when the load has failed.
     *
     * @throws UnsettledException if something else than what was seen has been read
     */
    void requireSettled() {
        if (!isSettled()) {
            throw new UnsettledException(record);
        }
    }

    /** Reports if it is not the version that it has to be. */
    void check(PolicyFolder read, Provenance provenance, PolicyReader reader) {
        ReadFiles expected = former;
        if (expected == null || provenance.digest().equals(expected.provenance().digest())) {
            return;
        }
        int before = reader.problemCount();
        SortedMap<String, String> digests = read.fileDigests();
        expected.digests().forEach((file, digest) -> {
            if (!Objects.equals(digests.get(file), digest)) {
                reader.report(
                        Location.of(file),
                        "another content than that of the version before",
                        "that content, which is too large to be kept in memory: put the file back, or reload a policy");
            }
        });
        // What the host provides is as it is now: nobody else could give it back.
        if (reader.problemCount() == before && read.providedDigests().equals(expected.provided())) {
            reader.report(
                    Location.of(read.name()),
                    "the digest " + provenance.digest(),
                    "that of the version before, " + expected.provenance().digest());
        }
    }
}
