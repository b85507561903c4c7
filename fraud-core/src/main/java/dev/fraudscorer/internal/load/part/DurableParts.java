package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.state.Durable;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the sources whose state goes into a snapshot. */
public final class DurableParts {
    private static final int LONGEST_NAME = 200;

    private DurableParts() {}

    /** Those of the sources that are durable, in policy order, each once; reports names that are not distinct. */
    public static List<Durable> of(
            List<FeatureSource> featureSources,
            List<EvidenceSource> evidenceSources,
            Location policy,
            PolicyReader reader,
            SourceCalls calls) {
        Set<Durable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Durable> durables = Stream.concat(featureSources.stream(), evidenceSources.stream())
                .filter(Durable.class::isInstance)
                .map(Durable.class::cast)
                .filter(seen::add)
                .toList();
        Set<String> names = new HashSet<>();
        for (Durable durable : durables) {
            String name = calls.call(durable, "stateName", durable::stateName);
            if (name == null) {
                continue;
            }
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                reader.report(
                        policy,
                        "a source (" + durable.getClass().getName() + ") whose state has a name of " + name.length()
                                + " characters",
                        "a name that is not blank and at most " + LONGEST_NAME + " characters long");
            } else if (!names.add(name)) {
                reader.report(
                        policy,
                        "a second source whose state is called '" + name + "' ("
                                + durable.getClass().getName() + ")",
                        "each name once, so that a snapshot can keep them apart");
            }
        }
        return durables;
    }
}
