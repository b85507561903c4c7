package dev.fraudscorer.event;

import org.jspecify.annotations.Nullable;

/** Says what is wrong with the text of an attribute, without repeating the text. */
final class TextCheck {
    private TextCheck() {}

    /**
     * Why {@code attribute} refuses a text; null if it takes it.
     *
     * @param text in its one spelling
     */
    static @Nullable Refusal refusal(Attribute attribute, String text) {
        if (attribute.type().valueType() != ValueType.TEXT) {
            return Refusal.TEXT_GIVEN;
        }
        // Before anything walks along the text.
        if (text.length() > attribute.maxLength() && !hasCodes(attribute)) {
            return Refusal.TOO_LONG;
        }
        return switch (attribute.type()) {
            case KEY -> text.isBlank() ? Refusal.BLANK : PanCheck.looksLikePan(text) ? Refusal.CARD_NUMBER : null;
            case COUNTRY, CURRENCY -> attribute.hasCode(text) ? null : Refusal.UNKNOWN_CODE;
            case IP, TEXT, NUMBER, BOOLEAN -> null;
        };
    }

    /** What is wrong, for a message: what was found, what is expected, what to do. */
    static String describe(Attribute attribute, Refusal refusal) {
        String type = attribute.type().policyName();
        return switch (refusal) {
            case MISSING -> "required, but missing";
            case TEXT_GIVEN -> "found a text, expected a " + type;
            case NUMBER_GIVEN -> "found a number, expected a " + type;
            case BOOLEAN_GIVEN -> "found a boolean, expected a " + type;
            case BLANK -> "found a blank key, expected the token of an entity";
            case TOO_LONG ->
                "found a text of more than " + attribute.maxLength()
                        + " characters, expected a shorter one, or a larger" + " max_length in the policy";
            case CARD_NUMBER ->
                "found a key that passes for a card number (13 to 19 digits, Luhn), expected a token;"
                        + " replace the number by a token or a keyed hash before it comes here";
            case UNKNOWN_CODE ->
                attribute.type() == AttributeType.COUNTRY
                        ? "expected two upper-case letters that ISO 3166-1 knows; the policy adds others by 'codes'"
                        : "expected three upper-case letters that ISO 4217 knows; the policy adds others by 'codes'";
            case NOT_AN_ADDRESS -> "expected an IPv4 or IPv6 address, without a zone";
            case NOT_A_NUMBER -> "found what is not a number, expected a finite number; leave it out if unknown";
            case NOT_A_BOOLEAN -> "found another text, expected true, false, 1 or 0";
            case TIME_OUT_OF_RANGE -> "found a time out of range; is its unit right?";
        };
    }

    private static boolean hasCodes(Attribute attribute) {
        return attribute.type() == AttributeType.COUNTRY || attribute.type() == AttributeType.CURRENCY;
    }
}
