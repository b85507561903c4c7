package dev.fraudscorer.features.internal.definition;

import java.util.List;
import java.util.Objects;

/**
 * What is asked of one entity. Immutable.
 *
 * @param entity the attribute that is the entity's key
 * @param keySlot that attribute's slot
 * @param features in slot order
 * @param retentionMillis the longest reach of the entity's windows, above 0
 * @param latenessMillis how far behind the entity's newest event an event may come, above 0
 */
public record EntityDefinition(
        String entity, int keySlot, List<FeatureDefinition> features, long retentionMillis, long latenessMillis) {
    public EntityDefinition {
        Objects.requireNonNull(entity, "entity");
        features = List.copyOf(features);
        if (retentionMillis <= 0 || latenessMillis <= 0) {
            throw new IllegalArgumentException(entity + " needs a retention and a lateness above 0 ms");
        }
    }
}
