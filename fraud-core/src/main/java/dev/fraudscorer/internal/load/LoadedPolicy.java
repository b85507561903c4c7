package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.load.section.Idempotency;
import dev.fraudscorer.internal.load.section.LimitOptions;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.vector.Schema;
import java.util.List;
import java.util.Map;

/**
 * A policy ready to score with. Immutable but for the state of its sources.
 *
 * @param time how far stamps are believed
 * @param events the section that {@code eventTypes} were read from, as canonical text
 * @param eventTypes by name
 * @param schema all names and their slots
 * @param attributes how many of the first slots are attributes
 * @param features the sources of features, in the order in which they fill the vector
 * @param evidence the sources of evidence, in the order in which they are evaluated
 * @param durables those of the sources whose state goes into a snapshot, in policy order
 * @param scheme how score and decision follow from evidence
 * @param limits what limits its decisions
 * @param idempotency how many events are stored to recognise a retry
 * @param lists the entity lists as they were read with the policy
 */
public record LoadedPolicy(
        TimePolicy time,
        String events,
        Map<String, EventType> eventTypes,
        Schema schema,
        int attributes,
        List<FeaturePart> features,
        List<EvidencePart> evidence,
        List<Durable> durables,
        ScoringScheme scheme,
        LimitOptions limits,
        Idempotency idempotency,
        LoadedLists lists) {
    public LoadedPolicy {
        eventTypes = Map.copyOf(eventTypes);
        features = List.copyOf(features);
        evidence = List.copyOf(evidence);
        durables = List.copyOf(durables);
    }

    /** The sources of features, in the order in which they fill the vector. */
    public List<FeatureSource> featureSources() {
        return features.stream().map(FeaturePart::source).toList();
    }

    /** The sources of evidence, in the order in which they are evaluated. */
    public List<EvidenceSource> evidenceSources() {
        return evidence.stream().map(EvidencePart::source).toList();
    }

    /** The same policy with another edition of its entity lists. */
    public LoadedPolicy withLists(LoadedLists others) {
        return new LoadedPolicy(
                time,
                events,
                eventTypes,
                schema,
                attributes,
                features,
                evidence,
                durables,
                scheme,
                limits,
                idempotency,
                others);
    }

    /** Name, version and digest, with the entity lists as they were read with the policy. */
    public Provenance provenance() {
        return lists.provenance();
    }
}
