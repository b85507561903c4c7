package dev.fraudscorer.assessment;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value behind an item of evidence: {@code card.count_1h = 7, limit 5}, or {@code merchant.cards_1d = 70312 (approximate),
 * limit 50000}. Immutable.
 */
public final class EvidenceValue extends AbstractValue {
    private final String name;
    private final ValueType type;
    private final double number;
    private final @Nullable String text;
    private final double limit;
    private final boolean approximate;

    EvidenceValue(
            String name, ValueType type, double number, @Nullable String text, double limit, boolean approximate) {
        name = ShownText.of(Objects.requireNonNull(name, "name"));
        text = text == null ? null : CardNumbers.mask(text);
        if ((type == ValueType.TEXT) != (text != null) || (type == ValueType.TEXT) != Double.isNaN(number)) {
            throw new IllegalArgumentException(
                    "the value of '" + name + "' must be either a text or a number, according to its type");
        }
        if (Double.isInfinite(number) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("the value of '" + name
                    + "' must be finite, and its limit finite or NaN for none, but they were " + number + " and "
                    + limit);
        }
        this.name = name;
        this.type = Objects.requireNonNull(type, "type");
        this.number = number;
        this.text = text;
        this.limit = limit;
        this.approximate = approximate;
    }

    /** The name of the attribute or feature. */
    public String name() {
        return name;
    }

    /** Which of the next two holds the value. */
    public ValueType type() {
        return type;
    }

    /** The value, or 1.0 or 0.0 for a boolean; NaN for a text. */
    public double number() {
        return number;
    }

    /** The value; null unless it is a text. */
    public @Nullable String text() {
        return text;
    }

    /** The constant that the condition compares the number with; NaN if there is none. */
    public double limit() {
        return limit;
    }

    /**
     * Whether the value is an estimate, or was computed of one; see {@link
     * dev.fraudscorer.event.FeatureValues#isApproximate}.
     */
    public boolean approximate() {
        return approximate;
    }

    /** The same value, marked as approximate. */
    public EvidenceValue asApproximate() {
        return approximate ? this : new EvidenceValue(name, type, number, text, limit, true);
    }

    /**
     * A number, with the limit that it was compared with or NaN.
     *
     * @throws IllegalArgumentException if the number is not finite, or the limit is infinite
     */
    public static EvidenceValue ofNumber(String name, double number, double limit) {
        return new EvidenceValue(name, ValueType.NUMBER, number, null, limit, false);
    }

    /** A text. */
    public static EvidenceValue ofText(String name, String text) {
        return new EvidenceValue(name, ValueType.TEXT, Double.NaN, text, Double.NaN, false);
    }

    /** True or false. */
    public static EvidenceValue ofBoolean(String name, boolean truth) {
        return new EvidenceValue(name, ValueType.BOOLEAN, truth ? 1 : 0, null, Double.NaN, false);
    }

    /** It as a person reads it: {@code card.count_1h = 7, limit 5}. */
    @Override
    public String toString() {
        String value = switch (type) {
            case NUMBER -> plain(number);
            case TEXT -> "'" + ShownText.of(String.valueOf(text)) + "'";
            case BOOLEAN -> number == 1 ? "true" : "false";
        };
        return name + " = " + value + (approximate ? " (approximate)" : "")
                + (Double.isNaN(limit) ? "" : ", limit " + plain(limit));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {
            "name", name, "type", type, "number", number, "text", text, "limit", limit, "approximate", approximate
        };
    }
}
