package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.files.FileRecord;
import dev.fraudscorer.policy.PolicySignature;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the policy, with one edition of its lists, was read from: enough to load exactly that again. Immutable.
 *
 * @param provenance of the version
 * @param record what was asked of its files, with the answers; not changed by anybody
 * @param digests of the files that were read, by name
 * @param provided the digests of what the host's parts provided besides, by name
 * @param signature what they were signed with; null if that was not asked for
 */
public record ReadFiles(
        Provenance provenance,
        FileRecord record,
        SortedMap<String, String> digests,
        SortedMap<String, String> provided,
        @Nullable PolicySignature signature) {
    public ReadFiles {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        provided = Collections.unmodifiableSortedMap(new TreeMap<>(provided));
    }

    /** The digests of all that was read, by name. */
    public SortedMap<String, String> allDigests() {
        SortedMap<String, String> all = new TreeMap<>(provided);
        all.putAll(digests);
        return all;
    }
}
