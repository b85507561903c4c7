package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.ConditionText;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.policy.Names;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.spi.vector.Variable;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a rollout is of, and for which of them the challenger answers: by a hash of the entity under a secret key, so that an entity
 * is answered by the same policy again and again, and who chooses keys cannot know which ones fall into the share. Immutable, thread-safe.
 */
final class Scope {
    private static final double UNIT = 0x1p-53;
    private static final int NONE = -1;

    private final Set<String> eventTypes;
    private final @Nullable Condition when;
    private final int entity;
    private final HashKey key;

    private Scope(Set<String> eventTypes, @Nullable Condition when, int entity, HashKey key) {
        this.eventTypes = eventTypes;
        this.when = when;
        this.entity = entity;
        this.key = key;
    }

    /**
     * That of a rollout.
     *
     * @throws IllegalArgumentException if the policy has not what the rollout names
     * @throws PolicyException with every mistake in its condition
     */
    static Scope of(Rollout rollout, LoadedPolicy policy, HashKey key) {
        for (String type : rollout.eventTypes()) {
            if (!policy.eventTypes().containsKey(type)) {
                throw unknown("event type", type, policy.eventTypes().keySet());
            }
        }
        String text = rollout.when();
        Condition when = text == null ? null : new ConditionText(text, "rollout").compile(policy);
        String name = rollout.entity();
        int entity = NONE;
        if (name != null) {
            Variable variable = attribute(policy, name);
            if (!variable.isKey()) {
                throw new IllegalArgumentException("the attribute '" + ShownText.of(name)
                        + "' names no entity; expected a key or an address, such as a card");
            }
            entity = variable.slot();
        }
        return new Scope(rollout.eventTypes(), when, entity, key);
    }

    private static Variable attribute(LoadedPolicy policy, String name) {
        Variable variable = policy.schema().find(name);
        if (variable == null || variable.slot() >= policy.attributes()) {
            throw unknown(
                    "attribute",
                    name,
                    policy.schema().variables().subList(0, policy.attributes()).stream()
                            .map(Variable::name)
                            .toList());
        }
        return variable;
    }

    private static IllegalArgumentException unknown(String what, String name, Collection<String> known) {
        String nearest = Names.nearest(name, known);
        return new IllegalArgumentException("the policy has no " + what + " '" + ShownText.of(name) + "'"
                + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
    }

    /** Whether the rollout is of the event. */
    boolean holds(FeatureVector vector) {
        return (eventTypes.isEmpty()
                        || eventTypes.contains(vector.event().type().name()))
                && (when == null || when.holds(vector));
    }

    /** Whether the challenger answers, if it may. Who is in a share is in every larger one. */
    boolean isAssigned(FeatureVector vector, double share) {
        if (share >= 1) {
            return true;
        }
        String text = entity == NONE || share <= 0 ? null : vector.text(entity);
        return text != null && (key.hash(text) >>> 11) * UNIT < share;
    }
}
