package dev.fraudscorer.assessment;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value behind an item of evidence: {@code card.count_1h = 7, limit 5}. Immutable.
 *
 * @param name of the attribute or feature
 * @param type which of the next two holds the value
 * @param number the value, or 1.0 or 0.0 for a boolean; NaN for a text
 * @param text the value; null unless it is a text
 * @param limit the constant that the condition compares the number with; NaN if there is none
 */
public record EvidenceValue(
        String name,
        ValueType type,
        double number,
        @Nullable String text,
        double limit) {
    public EvidenceValue {
        name = ShownText.of(Objects.requireNonNull(name, "name"));
        text = text == null ? null : CardNumbers.mask(text);
        Objects.requireNonNull(type, "type");
        if ((type == ValueType.TEXT) != (text != null) || (type == ValueType.TEXT) != Double.isNaN(number)) {
            throw new IllegalArgumentException(
                    "the value of '" + name + "' must be either a text or a number, as its type says");
        }
    }

    /** A number, with the limit that it was compared with or NaN. */
    public static EvidenceValue ofNumber(String name, double number, double limit) {
        return new EvidenceValue(name, ValueType.NUMBER, number, null, limit);
    }

    /** A text. */
    public static EvidenceValue ofText(String name, String text) {
        return new EvidenceValue(name, ValueType.TEXT, Double.NaN, text, Double.NaN);
    }

    /** True or false. */
    public static EvidenceValue ofBoolean(String name, boolean truth) {
        return new EvidenceValue(name, ValueType.BOOLEAN, truth ? 1 : 0, null, Double.NaN);
    }

    /** It as a person reads it: {@code card.count_1h = 7, limit 5}. */
    @Override
    public String toString() {
        String value = switch (type) {
            case NUMBER -> plain(number);
            case TEXT -> "'" + ShownText.of(String.valueOf(text)) + "'";
            case BOOLEAN -> number == 1 ? "true" : "false";
        };
        return name + " = " + value + (Double.isNaN(limit) ? "" : ", limit " + plain(limit));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }
}
