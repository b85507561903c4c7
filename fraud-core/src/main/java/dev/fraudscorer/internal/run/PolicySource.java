package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.PolicyLoader;
import dev.fraudscorer.spi.policy.Node;
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
public record PolicySource(Path folder, Set<String> leftOut, Map<String, Node> supplied) {
    public PolicySource {
        leftOut = Collections.unmodifiableSet(new TreeSet<>(leftOut));
        supplied = Map.copyOf(supplied);
    }

    public PolicySource in(Path otherFolder) {
        return new PolicySource(otherFolder, leftOut, supplied);
    }

    public LoadedPolicy load() {
        return PolicyLoader.load(folder, leftOut, supplied);
    }

    LoadedPolicy loadNext(LoadedPolicy running) {
        return PolicyLoader.loadNext(folder, leftOut, supplied, running);
    }
}
