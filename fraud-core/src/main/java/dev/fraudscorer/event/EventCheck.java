package dev.fraudscorer.event;

import dev.fraudscorer.internal.cards.CardNumbers;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What refuses an event as a whole, the words for it, and what its texts are read as. */
final class EventCheck {
    /** Twice the longest decimal number that a double needs; longer ones cost more to read than they are worth. */
    private static final int LONGEST_NUMBER = 2_048;
    /** As many as so many digits have. */
    private static final int MOST_BITS = LONGEST_NUMBER * 10 / 3;

    private EventCheck() {}

    /** Refuses an event of a host's class that lacks what no event can be without. */
    static void requireGiven(EventType type, @Nullable String id, @Nullable Instant time) {
        if (id == null) {
            type.refusalCounts().countId(Refusal.MISSING);
            throw missing(type, "id");
        }
        if (time == null) {
            type.refusalCounts().countTime(Refusal.MISSING);
            throw missing(type, "time");
        }
    }

    private static InvalidEventException missing(EventType type, String what) {
        return new InvalidEventException(
                null,
                "event of type '" + type.name() + "' has no " + what + ": the mapper's reader of it returned null;"
                        + " expected one for every event");
    }

    static void checkId(EventType type, String id) {
        if (id.length() > Attribute.LONGEST_KEY) {
            type.refusalCounts().countId(Refusal.TOO_LONG);
            throw new InvalidEventException(
                    null,
                    "event of type '" + type.name() + "' has an id of more than " + Attribute.LONGEST_KEY
                            + " characters; expected a shorter one");
        }
        if (id.isBlank()) {
            type.refusalCounts().countId(Refusal.BLANK);
            throw new InvalidEventException(null, "event of type '" + type.name() + "' has a blank id");
        }
        if (type.idsMayHoldCards() && CardNumbers.contains(id)) {
            type.refusalCounts().countId(Refusal.CARD_NUMBER);
            throw new InvalidEventException(
                    null,
                    "event of type '" + type.name() + "' has an id that contains a card number; expected one without,"
                            + " such as a UUID; if the ids of this type are never card numbers, 'event_id: { cards: never }'"
                            + " in the policy says so");
        }
    }

    static InvalidEventException refused(EventType type, Attribute attribute, Refusal refusal) {
        String message = refusal == Refusal.MISSING
                ? "event type '" + type.name() + "' requires attribute '" + attribute.name() + "' ("
                        + attribute.type().policyName() + "), which is missing"
                : "attribute '" + attribute.name() + "' of event type '" + type.name() + "': "
                        + TextCheck.describe(attribute, refusal);
        return new InvalidEventException(attribute.name(), message);
    }

    /** The number that a text is; NaN if it is none. The text is never shown, as the platform's exception would. */
    static double number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * The nearest double; NaN of a decimal that is too long, with which the platform takes seconds. Its bits are looked at, since
     * to count its digits takes long, too.
     */
    static double number(Number value) {
        return value instanceof BigDecimal decimal && decimal.unscaledValue().bitLength() > MOST_BITS
                ? Double.NaN
                : value.doubleValue();
    }

    /** The boolean that a text is; null if it is none. */
    static @Nullable Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }
}
