package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.spi.policy.Names;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that never happened, with the features that it would have had. Immutable.
 *
 * @param event its attributes, as far as they are given; nothing is required
 * @param features the given values by their slots
 */
public record WhatIf(Event event, Map<Variable, Object> features) {
    /**
     * Builds the hypothetical event, and binds the features.
     *
     * @throws IllegalArgumentException if a name is unknown or computed, or a value is not of its type
     */
    public static WhatIf of(LoadedPolicy policy, EventType type, Instant time, Map<String, ?> values) {
        Event.Builder event = withoutRequirements(type, policy.attributes()).newEvent("supposition", time);
        Map<Variable, Object> features = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Variable variable = variable(policy, name);
            if (!fits(variable.type(), value)) {
                throw new IllegalArgumentException(
                        "the value of '" + ShownText.of(name) + "' is no " + word(variable.type()) + "; expected one");
            }
            if (variable.slot() >= policy.attributes()) {
                refuseComputed(policy.features(), variable);
                features.put(variable, value);
            } else {
                set(event, name, value);
            }
        });
        return new WhatIf(event.build(), features);
    }

    /** Writes the features to a vector that has begun its event. */
    void fill(FeatureVector vector) {
        features.forEach((variable, value) -> {
            if (value instanceof String text) {
                vector.put(variable.slot(), text);
            } else {
                vector.put(variable.slot(), number(value));
            }
        });
    }

    private static EventType withoutRequirements(EventType type, int slots) {
        List<Attribute> attributes = type.attributes().stream()
                .map(attribute -> attribute.withRequired(false))
                .toList();
        return new EventType(type.name(), attributes, slots);
    }

    private static Variable variable(LoadedPolicy policy, String name) {
        Variable variable = policy.schema().find(name);
        if (variable == null) {
            String nearest = Names.nearest(name, policy.schema().names());
            throw new IllegalArgumentException(
                    "unknown name '" + ShownText.of(name) + "'; expected an attribute or a feature"
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
        return variable;
    }

    private static void refuseComputed(List<FeaturePart> parts, Variable variable) {
        for (FeaturePart part : parts) {
            for (int slot : part.readsVectorOnly() ? part.slots() : new int[0]) {
                if (slot == variable.slot()) {
                    throw new IllegalArgumentException("'" + variable.name()
                            + "' is computed from other values; expected those values instead of it");
                }
            }
        }
    }

    private static boolean fits(ValueType type, @Nullable Object value) {
        return switch (type) {
            case NUMBER -> value instanceof Number number && Double.isFinite(number.doubleValue());
            case TEXT -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
        };
    }

    private static String word(ValueType type) {
        return switch (type) {
            case NUMBER -> "finite number";
            case TEXT -> "text";
            case BOOLEAN -> "boolean";
        };
    }

    private static void set(Event.Builder event, String name, Object value) {
        if (value instanceof String text) {
            event.set(name, text);
        } else if (value instanceof Boolean truth) {
            event.set(name, truth);
        } else {
            event.set(name, number(value));
        }
    }

    private static double number(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
    }
}
