package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.FeatureVector;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of one entity; a source of its own, so that one entity's failure leaves the others alone.
 * Thread-safe.
 */
public final class EntityFeatures implements FeatureSource {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.features");

    private final String entity;
    private final int keySlot;
    private final int[] slots;
    private final boolean needsLabels;
    private final ProfileStore profiles;
    private final LongAdder lateEvents = new LongAdder();
    private final LongAdder strayLabels = new LongAdder();

    public EntityFeatures(EntityDefinition definition) {
        this.entity = definition.entity();
        this.keySlot = definition.keySlot();
        this.slots =
                definition.features().stream().mapToInt(FeatureDefinition::slot).toArray();
        EntityPlan plan = new EntityPlan(definition);
        this.needsLabels = plan.layout().labels();
        this.profiles = new ProfileStore(plan);
    }

    @Override
    public String id() {
        return "features." + entity;
    }

    @Override
    public int[] slots() {
        return slots;
    }

    @Override
    public void fill(FeatureVector vector, Access access) {
        String key = vector.text(keySlot);
        if (key == null) {
            putAllMissing(vector, access, ValueState.NOT_GIVEN);
        } else if (!profiles.visit(key, vector, access)) {
            putAllMissing(vector, access, ValueState.TOO_LATE);
            if (access.counts()) {
                lateEvents.increment();
            }
        }
    }

    @Override
    public void label(Event event, Label label) {
        Attribute attribute = event.type().attribute(entity);
        String key = attribute == null ? null : event.text(attribute);
        if (key == null || !needsLabels) {
            return;
        }
        long id = Hash64.of(event.id());
        if (!profiles.label(key, event.timeMillis(), id, EventTime.ceilingMillis(label.knownAt()), label.state())) {
            strayLabels.increment();
        }
    }

    /** Says what was left out; the profiles go with this object. */
    @Override
    public void close() {
        if (lateEvents() > 0 || strayLabels() > 0) {
            LOG.warn(
                    "{}: {} events came too late to be counted, {} labels spoke of events that are not kept",
                    id(),
                    lateEvents(),
                    strayLabels());
        }
    }

    /** How many events were not counted because they came too late. */
    long lateEvents() {
        return lateEvents.sum();
    }

    /** How many labels were ignored because their event was not, or no longer, kept. */
    long strayLabels() {
        return strayLabels.sum();
    }

    /** How many entities have a profile. */
    long profiles() {
        return profiles.size();
    }

    private void putAllMissing(FeatureVector vector, Access access, ValueState why) {
        if (access.reads()) {
            for (int slot : slots) {
                vector.putMissing(slot, why);
            }
        }
    }
}
