package dev.fraudscorer.event;

import org.jspecify.annotations.Nullable;

/** Says what is wrong with the text of an attribute, without repeating the text. */
final class TextCheck {
    private TextCheck() {}

    /** What is wrong with {@code text} for an attribute of {@code type}; null if nothing is. */
    static @Nullable String fault(AttributeType type, String text) {
        return switch (type) {
            case KEY -> keyFault(text);
            case COUNTRY -> isUpperCaseLetters(text, 2) ? null : "expected two upper-case letters of ISO 3166-1";
            case CURRENCY -> isUpperCaseLetters(text, 3) ? null : "expected three upper-case letters of ISO 4217";
            case IP -> IpLiteral.isAddress(text) ? null : "expected an IPv4 or IPv6 address";
            case TEXT -> null;
            case NUMBER, BOOLEAN -> "found a text, expected a " + type.policyName();
        };
    }

    private static @Nullable String keyFault(String text) {
        if (text.isBlank()) {
            return "found a blank key, expected the token of an entity";
        }
        if (PanCheck.looksLikePan(text)) {
            return "found a key that passes for a card number (13 to 19 digits, Luhn), expected a token;"
                    + " replace the number by a token or a keyed hash before it comes here";
        }
        return null;
    }

    private static boolean isUpperCaseLetters(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }
}
