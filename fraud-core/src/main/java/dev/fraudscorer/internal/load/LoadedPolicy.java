package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.spi.Durable;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.Schema;
import dev.fraudscorer.spi.TimePolicy;
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
 * @param featureSources in the order in which they fill the vector
 * @param evidenceSources in the order in which they speak
 * @param durables those of the sources whose state goes into a snapshot, in policy order
 * @param scheme how score and decision follow from evidence
 * @param remembered how many events are remembered to recognise a retry
 * @param lists the entity lists as they were read with the policy
 */
public record LoadedPolicy(
        TimePolicy time,
        String events,
        Map<String, EventType> eventTypes,
        Schema schema,
        int attributes,
        List<FeatureSource> featureSources,
        List<EvidenceSource> evidenceSources,
        List<Durable> durables,
        ScoringScheme scheme,
        int remembered,
        LoadedLists lists) {
    public LoadedPolicy {
        eventTypes = Map.copyOf(eventTypes);
        featureSources = List.copyOf(featureSources);
        evidenceSources = List.copyOf(evidenceSources);
        durables = List.copyOf(durables);
    }

    /** Name, version and digest, with the entity lists as they were read with the policy. */
    public Provenance provenance() {
        return lists.provenance();
    }
}
