package dev.fraudscorer.event;

import java.util.Locale;

/** The type that a policy gives to an attribute of an event; it defines which values are accepted. */
public enum AttributeType {
    /** A token that names an entity: not blank. */
    KEY(ValueType.TEXT),
    /** A finite number that is no card number. */
    NUMBER(ValueType.NUMBER),
    /** Any text without a card number. */
    TEXT(ValueType.TEXT),
    /** True or false. */
    BOOLEAN(ValueType.BOOLEAN),
    /** A country by its two letters of ISO 3166-1, upper case. */
    COUNTRY(ValueType.TEXT),
    /** A currency by its three letters of ISO 4217, upper case. */
    CURRENCY(ValueType.TEXT),
    /** An IPv4 or IPv6 address in its textual form. */
    IP(ValueType.TEXT),
    /**
     * A card number, of which the event keeps the first six or eight digits from the moment it is set; for BINs. No other
     * attribute takes one.
     */
    CARD_NUMBER(ValueType.TEXT);

    private final ValueType valueType;

    AttributeType(ValueType valueType) {
        this.valueType = valueType;
    }

    /** The kind of value that an attribute of this type holds. */
    public ValueType valueType() {
        return valueType;
    }

    /** The name as written in a policy: lower case. */
    public String policyName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
