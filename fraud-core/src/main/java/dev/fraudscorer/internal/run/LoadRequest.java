package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.PolicyLoader;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.spi.policy.Node;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a policy is loaded from: its files, and what code adds. Immutable.
 *
 * @param source where its folder is
 * @param leftOut sections to treat as if the policy did not have them
 * @param supplied sections that the document does not have, by name
 */
public record LoadRequest(PolicySource source, Set<String> leftOut, Map<String, Node> supplied) {
    public LoadRequest {
        leftOut = Collections.unmodifiableSet(new TreeSet<>(leftOut));
        supplied = Map.copyOf(supplied);
    }

    public LoadRequest from(PolicySource otherSource) {
        return new LoadRequest(otherSource, leftOut, supplied);
    }

    public LoadedPolicy load() {
        return PolicyLoader.load(source, leftOut, supplied);
    }

    LoadedPolicy loadNext(LoadedPolicy running) {
        return PolicyLoader.loadNext(source, leftOut, supplied, running);
    }
}
