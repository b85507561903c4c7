package dev.fraudscorer.features;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.internal.EntityHistory;
import dev.fraudscorer.features.internal.SharedHistory;
import dev.fraudscorer.features.internal.StoreChoice;
import dev.fraudscorer.features.internal.calendar.CalendarFeatures;
import dev.fraudscorer.features.internal.calendar.CalendarSection;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.EstimatedFeatures;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.FeaturesSection;
import dev.fraudscorer.features.internal.definition.Filter;
import dev.fraudscorer.features.internal.definition.ProfilesSection;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EventOrder;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.policy.CanonicalText;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the sections {@code calendar}, {@code profiles} and {@code features} of a policy and counts what entities did.
 *
 * <p>A window is {@code (t - offset - length, t - offset]} in milliseconds of event time, where t is the time of the
 * event that is scored; it slides with every event. The event itself is inside its own windows unless the aggregate has
 * {@code excluding_current}. Values by aggregate, over the events in the window that {@code where} admits, of any type,
 * that carry the entity's key:
 *
 * <ul>
 *   <li>{@code count}: how many
 *   <li>{@code sum(x)}: over the events that carry x; 0 if none does
 *   <li>{@code mean(x)}, {@code min(x)}, {@code max(x)}: the same; no history if none does
 *   <li>{@code stddev(x)}: the sample's standard deviation, by n - 1; no history with fewer than two that carry x
 *   <li>{@code distinct(x)}: how many different values of x; 0 if no event carries it
 *   <li>{@code share(x)}: the part of the events that carry x which have the current event's x; not given if the
 *       current event has none, no history if no event in the window has one
 *   <li>{@code fraud_count}: how many have FRAUD as the latest label known at or before t
 *   <li>{@code fraud_rate}: fraud_count / count; no history if the window is empty
 * </ul>
 *
 * <p>Without a window, over all that is kept of the entity, which is the longest reach, {@code offset + length}, of its
 * windows:
 *
 * <ul>
 *   <li>{@code elapsed}: seconds since the entity's previous event; no history without one
 *   <li>{@code age}: seconds since its first event, where an entity that was away for longer than is kept is new
 *   <li>{@code is_new(x)}: whether no other event has the current event's x; not given if the event has none
 *   <li>{@code speed(lat, lon)}: km/h from the previous event that carries both, along the great circle; no history
 *       without one, not given if the event does not carry both, undefined in no time between two places
 * </ul>
 *
 * <p>An event without the key has none of the entity's features. An event that arrives late is counted at its own time,
 * and sees no event after it, unless the policy sets the {@linkplain EventOrder#ARRIVAL order of arrival}: then it sees
 * every event that arrived before it and is stamped up to {@code ahead} after it, in each window that reaches to it,
 * and as the event before it; seconds since that one are never below 0. One later than {@code profiles: { lateness: 1d
 * }} behind the newest event of its entity is not counted, and its features are marked. So is an event of an entity
 * without events so far that arrives that much behind the stream as a whole, once others have left: it may have a
 * history that has left. What a feature would be computed of and could not be counted (an event that was too late or too
 * early, an attribute that was refused) makes it missing with that cause, as long as it reaches back there, unless its group
 * has {@code uncounted: ignored}.
 *
 * <p>Profiles are kept in this process, unless a host provides a {@link ProfileStoreFactory} or {@code profiles: { store: NAME }}
 * names one: then they are read and written there, shared with whoever shares the store, and no snapshot has them.
 *
 * <p>Stateless and thread-safe; each load begins with empty profiles. When a policy is reloaded whose three sections
 * are unchanged, the profiles are kept; where {@code profiles} or {@code features} have changed, what they hold is counted again,
 * and what a feature needs besides is {@link dev.fraudscorer.event.ValueState#COLD} until it has filled.
 */
public final class FeaturesEngine implements PolicyEngine {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.features");

    /** For {@link java.util.ServiceLoader}. */
    public FeaturesEngine() {}

    @Override
    public List<String> sections() {
        return List.of(CalendarSection.NAME, ProfilesSection.NAME, FeaturesSection.NAME);
    }

    @Override
    public void load(LoadContext context) {
        Schema schema = context.schema();
        // Features come first on the way of an event, so the names declared so far are the attributes.
        int attributes = schema.size();
        Bounds bounds = ProfilesSection.read(context);
        CalendarFeatures calendar = CalendarSection.read(context);
        if (calendar != null) {
            context.add(calendar);
        }
        TimePolicy time = context.time();
        List<EntityDefinition> read = FeaturesSection.read(context);
        long lead = time.ahead().toMillis();
        List<EntityDefinition> entities = time.order() == EventOrder.ARRIVAL
                ? read.stream().map(entity -> entity.inOrderOfArrival(lead)).toList()
                : read;
        if (context.reader().problemCount() == 0) {
            entities.forEach(entity -> logEstimated(entity, bounds));
        }
        // Planning ten thousand groups for a report that is full already would take minutes.
        if (!entities.isEmpty() && !context.reader().isFull()) {
            Function<Event, FeatureVector> vectors = event -> {
                FeatureVector vector = new FeatureVector(schema, attributes);
                vector.begin(event);
                if (calendar != null) {
                    calendar.fill(vector, Access.READ);
                }
                return vector;
            };
            ScalarNode name = ProfilesSection.store(context);
            ProfileStoreFactory factory = StoreChoice.of(context, name).factory();
            if (factory == null) {
                context.add(new EntityHistory(
                        entities, bounds, lead, meaning(context, entities, attributes), readBy(context), vectors));
            } else {
                open(context, name, factory, () -> new SharedHistory(entities, bounds, vectors, factory));
            }
        }
    }

    private static void logEstimated(EntityDefinition entity, Bounds bounds) {
        String note = EstimatedFeatures.note(entity, bounds);
        if (note != null) {
            LOG.info("{}", note);
        }
    }

    /** Not if a mistake was found: the store would be opened for a policy that is refused. */
    private static void open(
            LoadContext context,
            @Nullable ScalarNode name,
            ProfileStoreFactory factory,
            Supplier<SharedHistory> history) {
        if (context.reader().problemCount() > 0) {
            return;
        }
        try {
            context.add(history.get());
        } catch (RuntimeException e) {
            LOG.error("the store of profiles '{}' cannot be opened", factory.name(), e);
            Node section = context.section(FeaturesSection.NAME);
            Location at = name != null ? name.at() : section != null ? section.at() : Location.of(FeaturesSection.NAME);
            context.reader()
                    .report(
                            at,
                            "the store of profiles '" + factory.name() + "', which cannot be opened: " + e,
                            "a store that opens; the log has the cause");
        }
    }

    /** Equal for two policies if the profiles of one serve the other. */
    private String meaning(LoadContext context, List<EntityDefinition> entities, int attributes) {
        StringBuilder text = new StringBuilder();
        // What an event has where: slots, names and types.
        context.schema()
                .variables()
                .subList(0, attributes)
                .forEach(attribute -> text.append(attribute.name())
                        .append(' ')
                        .append(attribute.type())
                        .append(' '));
        text.append('\n');
        for (String name : sections()) {
            Node section = context.section(name);
            text.append(name)
                    .append(' ')
                    .append(section == null ? "" : CanonicalText.of(section))
                    .append('\n');
        }
        for (EntityDefinition entity : entities) {
            for (FeatureDefinition feature : entity.features()) {
                Filter where = feature.where();
                text.append(where == null ? "" : where.condition().meaning());
            }
        }
        return text.append(context.time()).toString();
    }

    /** Equal for two policies if calendars and times mean the same in both. */
    private static String readBy(LoadContext context) {
        Node calendar = context.section(CalendarSection.NAME);
        return (calendar == null ? "" : CanonicalText.of(calendar)) + '\n' + context.time();
    }
}
