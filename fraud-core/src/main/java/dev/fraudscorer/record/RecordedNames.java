package dev.fraudscorer.record;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueType;
import java.util.List;

/**
 * Which values of a policy a record has, made once when the policy is loaded: all records of one policy share it, so that a
 * decision copies numbers and texts and nothing else. Immutable.
 */
public final class RecordedNames {
    final String[] names;
    final ValueType[] types;
    final int[] slots;
    /** Those whose texts are kept as they are though they look like card numbers, as the policy declares. */
    final boolean[] exact;

    final boolean[] secret;

    private RecordedNames(int size) {
        this.names = new String[size];
        this.types = new ValueType[size];
        this.slots = new int[size];
        this.exact = new boolean[size];
        this.secret = new boolean[size];
    }

    /** The attributes of an event type. */
    public static RecordedNames ofAttributes(List<Attribute> attributes) {
        RecordedNames names = new RecordedNames(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            names.set(i, attribute.name(), attribute.type().valueType(), attribute.slot());
            names.exact[i] = attribute.isFreeOfCards();
            names.secret[i] = attribute.isSecret();
        }
        return names;
    }

    /**
     * The values of all slots from {@code first} on.
     *
     * @param layout says names and types; its values do not matter
     */
    public static RecordedNames ofSlots(FeatureValues layout, int first) {
        RecordedNames names = new RecordedNames(layout.size() - first);
        for (int i = 0; i < names.names.length; i++) {
            names.set(i, layout.name(first + i), layout.type(first + i), first + i);
        }
        return names;
    }

    /** How many values there are. */
    public int size() {
        return names.length;
    }

    private void set(int i, String name, ValueType type, int slot) {
        names[i] = name;
        types[i] = type;
        slots[i] = slot;
    }
}
