package dev.fraudscorer.record;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.CardNumbers;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/*
 * Parallel arrays that are copied from the vector on the thread that scores, and made into objects only where somebody reads them:
 * on the thread of a sink, or never.
 */

/** The values of one record, in the order of the policy. Immutable. */
public final class RecordedValues extends AbstractList<RecordedValue> implements RandomAccess {
    /** No values. */
    public static final RecordedValues NONE = of(List.of());

    private static final ValueState[] STATES = ValueState.values();
    private static final int APPROXIMATE = 0x40;
    private static final int STATE = 0x3f;

    private final RecordedNames names;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final byte[] states;
    /** Why attributes were refused; null if none was. */
    private final @Nullable String @Nullable [] refusals;
    /** The values themselves where they were given as such; null if they are in the arrays. */
    private final @Nullable List<RecordedValue> given;

    private RecordedValues(
            RecordedNames names,
            double[] numbers,
            @Nullable String[] texts,
            byte[] states,
            @Nullable String @Nullable [] refusals,
            @Nullable List<RecordedValue> given) {
        this.names = names;
        this.numbers = numbers;
        this.texts = texts;
        this.states = states;
        this.refusals = refusals;
        this.given = given;
    }

    /** Copies features. */
    public static RecordedValues copy(RecordedNames names, FeatureValues values) {
        int size = names.size();
        double[] numbers = new double[size];
        @Nullable String[] texts = new String[size];
        byte[] states = new byte[size];
        for (int i = 0; i < size; i++) {
            int slot = names.slots[i];
            numbers[i] = values.number(slot);
            texts[i] = values.text(slot);
            states[i] = (byte) (values.state(slot).ordinal() | (values.isApproximate(slot) ? APPROXIMATE : 0));
        }
        return new RecordedValues(names, numbers, texts, states, null, null);
    }

    /** Copies the attributes of an event. */
    public static RecordedValues copy(RecordedNames names, Event event) {
        List<Attribute> attributes = event.type().attributes();
        int size = names.size();
        double[] numbers = new double[size];
        @Nullable String[] texts = new String[size];
        byte[] states = new byte[size];
        @Nullable String[] refusals = event.hasInvalid() ? new String[size] : null;
        for (int i = 0; i < size; i++) {
            Attribute attribute = attributes.get(i);
            numbers[i] = event.number(attribute);
            texts[i] = event.text(attribute);
            states[i] = (byte) event.state(attribute).ordinal();
            if (refusals != null) {
                refusals[i] = event.refusal(attribute.slot());
            }
        }
        return new RecordedValues(names, numbers, texts, states, refusals, null);
    }

    /** Values that are at hand one by one. */
    public static RecordedValues of(List<RecordedValue> values) {
        return new RecordedValues(
                RecordedNames.ofAttributes(List.of()),
                new double[0],
                new String[0],
                new byte[0],
                null,
                List.copyOf(values));
    }

    @Override
    public int size() {
        return given == null ? names.size() : given.size();
    }

    @Override
    public RecordedValue get(int index) {
        if (given != null) {
            return given.get(index);
        }
        RecordedValue value = value(index);
        value = (states[index] & APPROXIMATE) == 0 ? value : value.asApproximate();
        return names.secret[index] ? value.asSecret() : value;
    }

    private RecordedValue value(int index) {
        String name = names.names[index];
        ValueState state = STATES[states[index] & STATE];
        if (state != ValueState.PRESENT) {
            return RecordedValue.ofMissing(name, state, refusals == null ? null : refusals[index]);
        }
        ValueType type = names.types[index];
        if (type == ValueType.TEXT) {
            String text = texts[index];
            return text == null ? undefined(name) : RecordedValue.ofText(name, shown(index, text));
        }
        double number = numbers[index];
        if (!Double.isFinite(number)) {
            return undefined(name);
        }
        return type == ValueType.BOOLEAN
                ? RecordedValue.ofBoolean(name, number != 0)
                : RecordedValue.ofNumber(name, number);
    }

    /** A source marked a slot as present and set no value. */
    private static RecordedValue undefined(String name) {
        return RecordedValue.ofMissing(name, ValueState.UNDEFINED, null);
    }

    /** An attribute refuses card numbers when the event is built, or is declared free of them; a feature may be any text. */
    private String shown(int index, String text) {
        return names.exact[index] || names.secret[index] ? text : CardNumbers.mask(text);
    }

    /** The value of that name; null if there is none. */
    public @Nullable RecordedValue find(String name) {
        for (int i = 0; i < size(); i++) {
            String itsName = given == null ? names.names[i] : given.get(i).name();
            if (itsName.equals(name)) {
                return get(i);
            }
        }
        return null;
    }

    /** How many values there are; they do not belong into logs. */
    @Override
    public String toString() {
        return size() + " values";
    }
}
