package dev.fraudscorer.features;

import dev.fraudscorer.features.internal.EntityFeatures;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeaturesSection;
import dev.fraudscorer.features.internal.definition.ProfilesSection;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import java.util.List;

/**
 * Reads the sections {@code features} and {@code profiles} of a policy and counts what entities did.
 *
 * <p>A window is {@code (t - offset - length, t - offset]} in milliseconds of event time, where t is the time of the
 * event that is scored; it slides with every event. The event itself is inside its own windows unless the aggregate
 * says {@code excluding_current}. Values by aggregate, over the events in the window:
 *
 * <ul>
 *   <li>{@code count}: how many, of any type, that carry the entity's key
 *   <li>{@code sum(x)}: over the events that carry x; 0 if none does
 *   <li>{@code mean(x)}, {@code min(x)}, {@code max(x)}: the same; no history if none does
 *   <li>{@code distinct(x)}: how many different values of x; 0 if no event carries it
 *   <li>{@code fraud_count}: how many have FRAUD as the latest label known at or before t
 *   <li>{@code fraud_rate}: fraud_count / count; no history if the window is empty
 *   <li>{@code elapsed}, which has no window: seconds since the entity's previous event, if that lies within the
 *       entity's longest reach, {@code offset + length}; no history otherwise
 * </ul>
 *
 * <p>An event without the key has none of the entity's features. An event that comes late is counted at its own
 * time, and sees no event after it; one later than {@code profiles: { lateness: 1d }} behind the newest event of its
 * entity is not counted, and its features say so. So does
 * an event of an entity without events so far that comes that much behind the stream as a whole, once others have left:
 * whether it has a history that has left cannot be known.
 *
 * <p>Stateless and thread-safe; each load begins with empty profiles.
 */
public final class FeaturesEngine implements PolicyEngine {
    /** For {@link java.util.ServiceLoader}. */
    public FeaturesEngine() {}

    @Override
    public List<String> sections() {
        return List.of(FeaturesSection.NAME, ProfilesSection.NAME);
    }

    @Override
    public void load(LoadContext context) {
        long latenessMillis = ProfilesSection.readLatenessMillis(context);
        for (EntityDefinition entity : FeaturesSection.read(context, latenessMillis)) {
            context.add(new EntityFeatures(entity));
        }
    }
}
