package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.spi.policy.PolicyFolder;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a policy's provenance has beside the files that it was read from. Immutable.
 *
 * @param name the policy's name
 * @param version the policy's version
 * @param leftOut sections that the load left out
 * @param supplied sections that code supplied, by name, as canonical texts
 * @param contents what it says; no part of the provenance
 */
record PolicyIdentity(
        String name, String version, Set<String> leftOut, Map<String, String> supplied, PolicyContents contents) {
    PolicyIdentity {
        leftOut = Set.copyOf(leftOut);
        supplied = Map.copyOf(supplied);
    }

    /** The provenance of this policy, read from these files. */
    Provenance provenance(PolicyFolder read) {
        SortedMap<String, String> sections = new TreeMap<>(supplied);
        return Provenance.of(name, version, read.digest(new TreeSet<>(leftOut), sections), LibraryVersion.VALUE);
    }
}
