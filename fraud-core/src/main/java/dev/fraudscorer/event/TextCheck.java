package dev.fraudscorer.event;

import dev.fraudscorer.internal.cards.CardNumbers;
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
        // The length before anything walks along the text; that of a code is looked at with the code.
        return switch (attribute.type()) {
            case KEY ->
                isTooLong(attribute, text)
                        ? Refusal.TOO_LONG
                        : text.isBlank() ? Refusal.BLANK : cardNumber(attribute, text);
            case TEXT -> isTooLong(attribute, text) ? Refusal.TOO_LONG : cardNumber(attribute, text);
            case IP -> isTooLong(attribute, text) ? Refusal.TOO_LONG : hasCardNumber(text) ? Refusal.CARD_NUMBER : null;
            case COUNTRY, CURRENCY -> attribute.hasCode(text) ? null : Refusal.UNKNOWN_CODE;
            // It was cut to its first digits before.
            case CARD_NUMBER -> isTooLong(attribute, text) ? Refusal.TOO_LONG : null;
            case NUMBER, BOOLEAN -> Refusal.TEXT_GIVEN;
        };
    }

    /** Why {@code attribute} refuses a text that has no spelling. */
    static Refusal unspelled(Attribute attribute) {
        return attribute.type() == AttributeType.CARD_NUMBER ? Refusal.NOT_A_CARD_NUMBER : Refusal.NOT_AN_ADDRESS;
    }

    private static @Nullable Refusal cardNumber(Attribute attribute, String text) {
        return attribute.mayHoldCards() && CardNumbers.contains(text) ? Refusal.CARD_NUMBER : null;
    }

    private static boolean hasCardNumber(String address) {
        return address.indexOf(':') < 0 ? CardNumbers.contains(address) : CardNumbers.containsAddress(address);
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
                "found a card number, expected a " + type
                        + " without one; replace the number by a token or a keyed hash"
                        + " before it is passed; if this attribute never holds card numbers, 'cards: never' in the policy"
                        + " says so";
            case NOT_A_CARD_NUMBER ->
                "expected a card number of 12 to 19 digits, or its first six to eight; a token is a key";
            case UNKNOWN_CODE ->
                attribute.type() == AttributeType.COUNTRY
                        ? "expected two upper-case letters of ISO 3166-1; the policy adds others by 'codes'"
                        : "expected three upper-case letters of ISO 4217; the policy adds others by 'codes'";
            case NOT_AN_ADDRESS -> "expected an IPv4 or IPv6 address, without a zone";
            case NOT_A_NUMBER -> "found what is not a number, expected a finite number; leave it out if unknown";
            case NOT_A_BOOLEAN -> "found another text, expected true, false, 1 or 0";
            case TOKEN_GIVEN ->
                "found the token of a secret of the policy before, expected an event built under this one";
            case TIME_OUT_OF_RANGE -> "found a time out of range; is its unit right?";
        };
    }

    private static boolean isTooLong(Attribute attribute, String text) {
        return text.length() > attribute.maxLength();
    }
}
