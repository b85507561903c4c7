package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.load.part.SourceCalls;
import dev.fraudscorer.internal.load.section.SourceOptions;
import dev.fraudscorer.internal.load.section.SourcesSection;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sources of a policy with their descriptions and with what the policy demands of each by its name. Confined to the thread that loads.
 */
final class SourceParts {
    /** What evidence and gauges call parts that are no sources. */
    static final Set<String> OWN_NAMES = Set.of("scorer", "event", "clock", "evidence", "events", "idempotency");

    private final PolicyReader reader;
    private final Location policy;
    private final SourcesSection options;
    private final SourceCalls calls;
    private final List<FeaturePart> features = new ArrayList<>();
    private final List<EvidencePart> evidence = new ArrayList<>();
    /** Of all sources, in the order in which they were added. */
    private final Set<String> ids = new LinkedHashSet<>();

    private final Set<String> hostNames = new HashSet<>();

    SourceParts(PolicyReader reader, Location policy, SourcesSection options, SourceCalls calls) {
        this.reader = reader;
        this.policy = policy;
        this.options = options;
        this.calls = calls;
    }

    /** Adds a source of features; reports what is wrong with its description. */
    void add(FeatureSource source, @Nullable String hostName, Schema schema) {
        FeaturePart part = calls.call(
                source,
                "id, slots, readsVectorOnly, isStateless or mayBlock",
                () -> FeaturePart.of(source, hostName, schema));
        if (part != null && takeId(part.id(), hostName != null)) {
            features.add(part.with(options.of(part.id())));
        }
    }

    /** Adds a source of evidence; reports what is wrong with its description. */
    void add(EvidenceSource source, @Nullable String hostName) {
        EvidencePart part = calls.call(source, "id, mode or mayBlock", () -> EvidencePart.of(source, hostName));
        if (part != null && takeId(part.id(), hostName != null)) {
            evidence.add(part.with(options.of(part.id())));
        }
    }

    /** Engines add several sources of one id, such as a state and its reader; a host's name is of nothing else. */
    private boolean takeId(String id, boolean isHosts) {
        if (OWN_NAMES.contains(id)) {
            reader.report(policy, "a source called '" + id + "'", "another id: this one is the library's own");
            return false;
        }
        if (isHosts ? !hostNames.add(id) || ids.contains(id) : hostNames.contains(id)) {
            reader.report(
                    policy,
                    "a part '" + id + "' provided by code, and a source of the policy of that name",
                    "another name for the part");
            return false;
        }
        ids.add(id);
        return true;
    }

    /** Reports each name in the section that no source has. */
    void checkNames() {
        options.checkNames(ids);
    }

    List<FeaturePart> features() {
        return features;
    }

    List<EvidencePart> evidence() {
        return evidence;
    }

    /** How the policy reacts to the failures of single sources. */
    Map<String, Decision> reactions() {
        Map<String, Decision> reactions = new HashMap<>();
        for (String id : ids) {
            SourceOptions demanded = options.of(id);
            if (demanded.onFailure() != null) {
                reactions.put(id, demanded.onFailure());
            }
        }
        return reactions;
    }
}
