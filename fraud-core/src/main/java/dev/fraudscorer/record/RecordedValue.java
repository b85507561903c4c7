package dev.fraudscorer.record;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value as a decision saw it: there, or missing for a cause. Immutable. {@link #toString()} shows no text. */
public final class RecordedValue {
    private final String name;
    private final ValueState state;
    private final @Nullable ValueType type;
    private final double number;
    private final @Nullable String text;
    private final boolean approximate;
    private final boolean secret;
    private final @Nullable String refusal;

    private RecordedValue(
            String name,
            ValueState state,
            @Nullable ValueType type,
            double number,
            @Nullable String text,
            boolean approximate,
            boolean secret,
            @Nullable String refusal) {
        this.name = Objects.requireNonNull(name, "name");
        this.state = Objects.requireNonNull(state, "state");
        this.type = type;
        this.number = number;
        this.text = text;
        this.approximate = approximate;
        this.secret = secret;
        this.refusal = refusal;
    }

    /**
     * A number that is there.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static RecordedValue ofNumber(String name, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    "the value of '" + ShownText.of(name) + "' must be finite but was " + number);
        }
        return new RecordedValue(name, ValueState.PRESENT, ValueType.NUMBER, number, null, false, false, null);
    }

    /** A boolean that is there. */
    public static RecordedValue ofBoolean(String name, boolean truth) {
        return new RecordedValue(name, ValueState.PRESENT, ValueType.BOOLEAN, truth ? 1 : 0, null, false, false, null);
    }

    /** A text that is there. */
    public static RecordedValue ofText(String name, String text) {
        Objects.requireNonNull(text, "text");
        return new RecordedValue(name, ValueState.PRESENT, ValueType.TEXT, Double.NaN, text, false, false, null);
    }

    /**
     * A value that is missing.
     *
     * @param why any state but {@link ValueState#PRESENT}
     * @param refusal why an attribute was refused, such as {@code too_long}; null for any other cause
     * @throws IllegalArgumentException if the state is {@link ValueState#PRESENT}
     */
    public static RecordedValue ofMissing(String name, ValueState why, @Nullable String refusal) {
        if (why == ValueState.PRESENT) {
            throw new IllegalArgumentException(
                    "the value of '" + ShownText.of(name) + "' is missing and PRESENT; expected another state");
        }
        return new RecordedValue(name, why, null, Double.NaN, null, false, false, refusal);
    }

    /** The same value, marked as approximate; a missing one stays as it is. */
    public RecordedValue asApproximate() {
        return state == ValueState.PRESENT
                ? new RecordedValue(name, state, type, number, text, true, secret, refusal)
                : this;
    }

    /** The same value of a secret attribute, whose text is a token. */
    public RecordedValue asSecret() {
        return new RecordedValue(name, state, type, number, text, approximate, true, refusal);
    }

    /** The name of the attribute or feature. */
    public String name() {
        return name;
    }

    /** Whether it was there, and if not, why. */
    public ValueState state() {
        return state;
    }

    /** The kind of value; null if it was missing. */
    public @Nullable ValueType type() {
        return type;
    }

    /** The number, or 1.0 or 0.0 for a boolean; NaN if it was missing or a text. */
    public double number() {
        return number;
    }

    /** The text, which is a token if the value is {@link #secret}; null if it was missing or no text. */
    public @Nullable String text() {
        return text;
    }

    /** Whether it is an estimate, or was computed of one. */
    public boolean approximate() {
        return approximate;
    }

    /** Whether it is of a secret attribute. */
    public boolean secret() {
        return secret;
    }

    /** Why the attribute was refused, such as {@code too_long}; null if it was not. */
    public @Nullable String refusal() {
        return refusal;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RecordedValue that
                        && name.equals(that.name)
                        && state == that.state
                        && type == that.type
                        && Double.doubleToLongBits(number) == Double.doubleToLongBits(that.number)
                        && Objects.equals(text, that.text)
                        && approximate == that.approximate
                        && secret == that.secret
                        && Objects.equals(refusal, that.refusal));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, state, type, number, text, approximate, secret, refusal);
    }

    /** Name and state: records are written to files of their own, and their values do not belong into logs. */
    @Override
    public String toString() {
        return ShownText.of(name) + ": " + state;
    }
}
