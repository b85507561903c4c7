package dev.fraudscorer.spi.vector;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of a policy and their slots in the feature vector: attributes first, then features in the order of
 * declaration. Grows while a policy is loaded; confined to the loading thread until then, never changed after.
 */
public final class Schema {
    private final Map<String, Variable> byName = new LinkedHashMap<>();
    private final List<Variable> bySlot = new ArrayList<>();

    /** Without a name. */
    public Schema() {}

    /**
     * Gives the next slot to a new name.
     *
     * @return null if the name is taken; the caller reports that, since it has the place
     */
    public @Nullable Variable declare(String name, ValueType type) {
        return add(new Variable(name, type, size(), false));
    }

    /**
     * Gives the next slot to a feature whose values are texts.
     *
     * @param maxLength the most characters (UTF-16) that they have
     * @return null if the name is taken; the caller reports that, since it has the place
     */
    public @Nullable Variable declareText(String name, int maxLength) {
        return add(new Variable(name, ValueType.TEXT, size(), false, maxLength));
    }

    /**
     * Gives the next slot to an attribute.
     *
     * @return null if the name is taken; the caller reports that, since it has the place
     * @throws IllegalArgumentException if its slot is not the next one, {@link #size}
     */
    public @Nullable Variable declare(Attribute attribute) {
        if (attribute.slot() != size()) {
            throw new IllegalArgumentException("expected slot " + size() + " but was " + attribute.slot());
        }
        return add(new Variable(attribute));
    }

    /** Gives the next slot to an attribute that names an entity. */
    public @Nullable Variable declareKey(String name) {
        return add(new Variable(name, ValueType.TEXT, size(), true));
    }

    /** The variable called {@code name}; null if there is none. */
    public @Nullable Variable find(String name) {
        return byName.get(name);
    }

    /** All variables by slot. */
    public List<Variable> variables() {
        return Collections.unmodifiableList(bySlot);
    }

    /** All names in slot order. */
    public Collection<String> names() {
        return Collections.unmodifiableCollection(byName.keySet());
    }

    /** How many slots there are. */
    public int size() {
        return bySlot.size();
    }

    private @Nullable Variable add(Variable variable) {
        if (byName.putIfAbsent(variable.name(), variable) != null) {
            return null;
        }
        bySlot.add(variable);
        return variable;
    }
}
