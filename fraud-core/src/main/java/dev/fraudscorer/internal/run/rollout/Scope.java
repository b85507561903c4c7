package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.spi.policy.Names;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which events a rollout is of, and for which of them the challenger answers: by a hash of the entity under a secret key, so that an entity
 * is answered by the same policy again and again, and who chooses keys cannot know which ones fall into the share. Immutable, thread-safe.
 */
final class Scope {
    private static final double UNIT = 0x1p-53;
    private static final int NONE = -1;
    private static final String TRUE = "true";
    private static final String FALSE = "false";

    private final Set<String> eventTypes;
    private final List<Values> where;
    private final int entity;
    private final HashKey key;

    private Scope(Set<String> eventTypes, List<Values> where, int entity, HashKey key) {
        this.eventTypes = eventTypes;
        this.where = List.copyOf(where);
        this.entity = entity;
        this.key = key;
    }

    /** @throws IllegalArgumentException if the policy has not what the rollout names */
    static Scope of(Rollout rollout, LoadedPolicy policy, HashKey key) {
        for (String type : rollout.eventTypes()) {
            if (!policy.eventTypes().containsKey(type)) {
                throw unknown("event type", type, policy.eventTypes().keySet());
            }
        }
        List<Values> where = new ArrayList<>();
        rollout.where().forEach((name, values) -> where.add(Values.of(attribute(policy, name), values)));
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
        return new Scope(Set.copyOf(rollout.eventTypes()), where, entity, key);
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
        if (!eventTypes.isEmpty() && !eventTypes.contains(vector.event().type().name())) {
            return false;
        }
        for (int i = 0; i < where.size(); i++) {
            if (!where.get(i).hold(vector)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the challenger answers, if it may. Who is in a share is in every larger one. */
    boolean isAssigned(FeatureVector vector, double share) {
        if (share >= 1) {
            return true;
        }
        String text = entity == NONE || share <= 0 ? null : vector.text(entity);
        return text != null && (key.hash(text) >>> 11) * UNIT < share;
    }

    /** The values that an attribute may have. */
    private record Values(int slot, Set<String> texts, boolean mayBeTrue, boolean mayBeFalse) {
        static Values of(Variable variable, Set<String> values) {
            boolean isFlag = variable.type() == ValueType.BOOLEAN;
            Set<String> texts = new HashSet<>();
            for (String value : values) {
                List<String> forms = isFlag ? flag(value) : forms(variable, value);
                if (forms.isEmpty()) {
                    throw new IllegalArgumentException("a value that '" + variable.name()
                            + "' cannot be compared with; expected a text that it may be, or 'true' or 'false' of a boolean");
                }
                texts.addAll(forms);
            }
            return new Values(
                    variable.slot(), Set.copyOf(texts), isFlag && texts.contains(TRUE), isFlag && texts.contains(FALSE));
        }

        private static List<String> flag(String value) {
            return value.equals(TRUE) || value.equals(FALSE) ? List.of(value) : List.of();
        }

        /** Of a card number events hold the first digits only, and a number is no text. */
        private static List<String> forms(Variable variable, String value) {
            Attribute attribute = variable.attribute();
            return attribute == null || variable.type() != ValueType.TEXT || variable.isCardNumber()
                    ? List.of()
                    : attribute.canonicals(value);
        }

        boolean hold(FeatureVector vector) {
            String text = vector.text(slot);
            double number = vector.number(slot);
            return text == null ? (mayBeTrue && number == 1) || (mayBeFalse && number == 0) : texts.contains(text);
        }
    }
}
