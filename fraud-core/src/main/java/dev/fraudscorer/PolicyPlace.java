package dev.fraudscorer;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.PolicyLoader;
import dev.fraudscorer.policy.Node;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a policy comes from: a folder, and what code says beside it. Immutable.
 *
 * @param folder the policy folder
 * @param leftOut sections to treat as if the policy did not have them
 * @param supplied sections that the document does not have, by name
 */
record PolicyPlace(Path folder, Set<String> leftOut, Map<String, Node> supplied) {
    PolicyPlace {
        leftOut = Collections.unmodifiableSet(new TreeSet<>(leftOut));
        supplied = Map.copyOf(supplied);
    }

    PolicyPlace in(Path otherFolder) {
        return new PolicyPlace(otherFolder, leftOut, supplied);
    }

    LoadedPolicy load() {
        return PolicyLoader.load(folder, leftOut, supplied);
    }

    LoadedPolicy loadNext(LoadedPolicy running) {
        return PolicyLoader.loadNext(folder, leftOut, supplied, running);
    }
}
