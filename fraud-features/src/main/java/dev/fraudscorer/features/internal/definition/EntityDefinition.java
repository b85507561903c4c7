package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;

/**
 * The features of one entity. Immutable.
 *
 * @param name such as {@code card}, or {@code card_merchant} for an entity of two attributes
 * @param keys the attributes that together are the entity's key, at least one
 * @param features in slot order
 * @param retentionMillis the longest reach of the entity's windows, above 0
 * @param leadMillis how far after its own time an event sees others; the windows reach back from there
 */
public record EntityDefinition(
        String name, List<Variable> keys, List<FeatureDefinition> features, long retentionMillis, long leadMillis) {
    public EntityDefinition {
        Objects.requireNonNull(name, "name");
        keys = List.copyOf(keys);
        features = List.copyOf(features);
        if (keys.isEmpty() || retentionMillis <= 0) {
            throw new IllegalArgumentException(name + " needs a key and a retention above 0 ms");
        }
        if (leadMillis < 0) {
            throw new IllegalArgumentException(name + " needs a lead of 0 ms or above");
        }
    }

    /**
     * The same where an event at t sees all that has arrived and is stamped up to t + lead. Windows are then measured
     * from t + lead: those that held t reach on to there, and all others stay where they are.
     */
    public EntityDefinition inOrderOfArrival(long lead) {
        return new EntityDefinition(
                name,
                keys,
                features.stream().map(feature -> feature.seenFrom(lead)).toList(),
                retentionMillis + lead,
                lead);
    }
}
