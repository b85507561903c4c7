package dev.fraudscorer.lab.compare;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.policy.Names;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a comparison reads of a policy before it is replayed. */
record PolicyFacts(Provenance provenance, Set<String> attributes, List<String> sources) {
    static PolicyFacts of(ReplayPlan plan) {
        FraudScorer.Builder builder = FraudScorer.builder(plan.policyFolder()).secrets(KeyRing.random());
        plan.without().forEach(builder::without);
        try (FraudScorer scorer = builder.load()) {
            return new PolicyFacts(
                    scorer.policy().provenance(),
                    scorer.eventTypes().stream()
                            .flatMap(type -> scorer.eventType(type).attributes().stream())
                            .map(Attribute::name)
                            .collect(Collectors.toUnmodifiableSet()),
                    scorer.policy().sources(EvidenceSource.class).stream()
                            .map(EvidenceSource::id)
                            .toList());
        }
    }

    void requireModel(String id) {
        if (!sources.contains(id)) {
            String nearest = Names.nearest(id, sources);
            throw new IllegalArgumentException("policy '" + provenance.policy() + "' has no model '" + id + "'; "
                    + (nearest == null ? "it has evidence of " + sources : "did you mean '" + nearest + "'?"));
        }
    }
}
