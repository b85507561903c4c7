package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.Variable;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of one entity. Immutable.
 *
 * @param name such as {@code card}, or {@code card_merchant} for an entity of two attributes
 * @param keys the attributes that together are the entity's key, at least one
 * @param features in slot order
 * @param retentionMillis the longest reach of the entity's windows, above 0
 */
public record EntityDefinition(
        String name, List<Variable> keys, List<FeatureDefinition> features, long retentionMillis) {
    public EntityDefinition {
        Objects.requireNonNull(name, "name");
        keys = List.copyOf(keys);
        features = List.copyOf(features);
        if (keys.isEmpty() || retentionMillis <= 0) {
            throw new IllegalArgumentException(name + " needs a key and a retention above 0 ms");
        }
    }
}
