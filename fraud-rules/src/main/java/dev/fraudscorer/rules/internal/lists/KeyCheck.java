package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which keys no event could carry, above all card numbers. Confined to one thread. */
final class KeyCheck {
    private static final String KEY = "key";
    private static final int FEWEST_DIGITS = 13;
    private static final Fault CARD_NUMBER = new Fault(
            "a key that passes for a card number (13 to 19 digits, Luhn)",
            "a token; replace the number by a token or a keyed hash");

    private final Event.Builder eventWithKey = new EventType(
                    "listed", List.of(new Attribute(KEY, AttributeType.KEY, true, 0)), 1)
            .newEvent("listed", Instant.EPOCH);

    /** What is wrong with a key that is not blank; null if nothing is. */
    @Nullable
    Fault fault(CharSequence key) {
        if (!mayBeNumber(key)) {
            return null;
        }
        try {
            eventWithKey.set(KEY, key.toString());
            return null;
        } catch (InvalidEventException e) {
            return CARD_NUMBER;
        }
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
