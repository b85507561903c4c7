package dev.fraudscorer.spi.vector;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A name that rules and models can use: an attribute or a feature. Immutable. */
public final class Variable {
    private final String name;
    private final ValueType type;
    private final int slot;
    private final boolean isKey;
    private final int maxLength;
    private final @Nullable Attribute attribute;

    /**
     * A feature, or an attribute without further description.
     *
     * @param name such as {@code amount} or {@code card.count_1h}
     * @param type the kind of value
     * @param slot its place in the feature vector
     * @param isKey whether it is an attribute that names an entity: a key or an IP address
     */
    public Variable(String name, ValueType type, int slot, boolean isKey) {
        this(name, type, slot, isKey, type == ValueType.TEXT ? longest(isKey) : 0);
    }

    /** The same, with texts of at most {@code maxLength} characters. */
    Variable(String name, ValueType type, int slot, boolean isKey, int maxLength) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.slot = slot;
        this.isKey = isKey;
        this.maxLength = maxLength;
        this.attribute = null;
    }

    /** An attribute as the policy declares it. */
    public Variable(Attribute attribute) {
        this.name = attribute.name();
        this.type = attribute.type().valueType();
        this.slot = attribute.slot();
        // An address is an entity, too, though not a token: its history can be counted.
        this.isKey = attribute.type() == AttributeType.KEY || attribute.type() == AttributeType.IP;
        this.maxLength = attribute.longestHeld();
        this.attribute = attribute;
    }

    /** Such as {@code amount} or {@code card.count_1h}. */
    public String name() {
        return name;
    }

    /** The kind of value. */
    public ValueType type() {
        return type;
    }

    /** Its place in the feature vector. */
    public int slot() {
        return slot;
    }

    /** Whether it is an attribute that names an entity: a key or an IP address. */
    public boolean isKey() {
        return isKey;
    }

    /**
     * Whether it is an attribute of card numbers, of which the event holds the first digits: those are for BINs, that is for
     * {@code bin()} and lists of BINs, and for nothing else.
     */
    public boolean isCardNumber() {
        return attribute != null && attribute.type() == AttributeType.CARD_NUMBER;
    }

    /**
     * Whether it is a secret attribute, of which the event holds a token: that can be compared with another one and looked up in
     * a list, and means nothing else.
     */
    public boolean isSecret() {
        return attribute != null && attribute.isSecret();
    }

    /**
     * How many characters (UTF-16) its texts have at most, by which what rules cost at worst is bounded; 0 if it is no text.
     * Of a feature that is declared without it, {@value Attribute#LONGEST_TEXT}: a source fills in no longer ones.
     */
    public int maxLength() {
        return maxLength;
    }

    /** The attribute that it is, as the policy declares it; null for a feature. */
    public @Nullable Attribute attribute() {
        return attribute;
    }

    private static int longest(boolean isKey) {
        return isKey ? Attribute.LONGEST_KEY : Attribute.LONGEST_TEXT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Variable variable
                && name.equals(variable.name)
                && type == variable.type
                && slot == variable.slot
                && isKey == variable.isKey;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + type + ", slot " + slot + ")";
    }
}
