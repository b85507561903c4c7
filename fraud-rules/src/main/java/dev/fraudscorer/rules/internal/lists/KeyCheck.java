package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import org.jspecify.annotations.Nullable;

/** Says which keys no event could carry, above all card numbers. Confined to one thread. */
final class KeyCheck {
    private static final int FEWEST_DIGITS = 13;
    private static final Fault CARD_NUMBER = new Fault(
            "a key that passes for a card number (13 to 19 digits, Luhn)",
            "a token; replace the number by a token or a keyed hash");

    /** What the core says of keys, however long. */
    private static final Attribute KEY =
            new Attribute("listed", AttributeType.KEY, true, 0).withMaxLength(Attribute.LONGEST);

    /** What is wrong with a key that is not blank; null if nothing is. */
    @Nullable
    Fault fault(CharSequence key) {
        return mayBeNumber(key) && KEY.canonical(key.toString()) == null ? CARD_NUMBER : null;
    }

    /** Whether the core need be asked: most keys have a letter and need not become a text for it. */
    private static boolean mayBeNumber(CharSequence key) {
        if (key.length() < FEWEST_DIGITS) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!(c >= '0' && c <= '9') && c != ' ' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
