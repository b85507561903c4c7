package dev.fraudscorer.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and may be scored: its type, its id, its time and its attributes. Immutable.
 *
 * <p>Two events are the same event if their ids are equal. {@link #toString()} shows no attribute.
 */
public final class Event {
    private final EventType type;
    private final String id;
    private final Instant time;
    private final long timeMillis;
    private final @Nullable Instant receivedAt;
    private final @Nullable Instant receivedFrom;
    private final double[] numbers;
    private final @Nullable String[] texts;

    private Event(Builder builder) {
        this.type = builder.type;
        this.id = builder.id;
        this.time = builder.time;
        this.timeMillis = builder.timeMillis;
        this.receivedAt = builder.receivedAt;
        this.receivedFrom = builder.receivedFrom;
        this.numbers = builder.numbers;
        this.texts = builder.texts;
    }

    /**
     * Begins the event as it now stands: with the type, the id, both times and all attributes of this one, of which any
     * may be set anew.
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The event type, which is the schema that this event was checked against. */
    public EventType type() {
        return type;
    }

    /** The idempotency key: the same id is the same event. */
    public String id() {
        return id;
    }

    /** When it happened. */
    public Instant time() {
        return time;
    }

    /** When it happened, in milliseconds since 1970; windows slide to the millisecond. */
    public long timeMillis() {
        return timeMillis;
    }

    /**
     * When it was received, which bounds how far ahead its own time may lie; the latest that it can have been where that
     * is known within bounds only. Null if the scorer's clock is to say so when the event comes in.
     */
    public @Nullable Instant receivedAt() {
        return receivedAt;
    }

    /**
     * The earliest that it can have been received: {@link #receivedAt} where that is known exactly. No event moves a clock
     * of a scorer beyond this time. Null where {@link #receivedAt} is.
     */
    public @Nullable Instant receivedFrom() {
        return receivedFrom;
    }

    /** The number, or 1.0 or 0.0 for a boolean; NaN if the event does not carry it. */
    public double number(Attribute attribute) {
        return numbers[attribute.slot()];
    }

    /** The text; null if the event does not carry it. */
    public @Nullable String text(Attribute attribute) {
        return texts[attribute.slot()];
    }

    /**
     * The text of an attribute by its name; null if the event does not carry it.
     *
     * @throws InvalidEventException if the event type has no such attribute
     */
    public @Nullable String text(String attribute) {
        return text(type.require(attribute));
    }

    /**
     * The number of an attribute by its name; NaN if the event does not carry it.
     *
     * @throws InvalidEventException if the event type has no such attribute
     */
    public double number(String attribute) {
        return number(type.require(attribute));
    }

    /**
     * Copies the attributes to the front of a feature vector's arrays.
     *
     * @param numbersOut at least as long as the policy has attributes
     * @param textsOut at least as long as the policy has attributes
     */
    public void copyTo(double[] numbersOut, @Nullable String[] textsOut) {
        System.arraycopy(numbers, 0, numbersOut, 0, numbers.length);
        System.arraycopy(texts, 0, textsOut, 0, texts.length);
    }

    /**
     * Whether {@code other} says the same: type, id, time and every attribute. When either was received does not matter: a
     * retry comes later and is the same event.
     */
    public boolean hasSameContent(Event other) {
        return this == other
                || (type.name().equals(other.type.name())
                        && id.equals(other.id)
                        && time.equals(other.time)
                        && Arrays.equals(numbers, other.numbers)
                        && Arrays.equals(texts, other.texts));
    }

    @Override
    public String toString() {
        return type.name() + " " + id + " at " + time;
    }

    /** Collects the attributes of an event and checks each as it comes. Confined to one thread; builds one event. */
    public static final class Builder {
        private final EventType type;
        private final String id;
        private final Instant time;
        private final long timeMillis;
        private @Nullable Instant receivedAt;
        private @Nullable Instant receivedFrom;
        private final double[] numbers;
        private final @Nullable String[] texts;
        private boolean built;

        Builder(EventType type, String id, Instant time) {
            this.type = type;
            this.id = Objects.requireNonNull(id, "id");
            this.time = Objects.requireNonNull(time, "time");
            if (id.isBlank()) {
                throw new InvalidEventException(null, "event of type '" + type.name() + "' has a blank id");
            }
            this.timeMillis = Stamps.millis(type, time);
            this.numbers = new double[type.slots()];
            this.texts = new String[type.slots()];
            Arrays.fill(numbers, Double.NaN);
        }

        private Builder(Event event) {
            this.type = event.type;
            this.id = event.id;
            this.time = event.time;
            this.timeMillis = event.timeMillis;
            this.receivedAt = event.receivedAt;
            this.receivedFrom = event.receivedFrom;
            this.numbers = event.numbers.clone();
            this.texts = event.texts.clone();
        }

        /**
         * Says when the event was received, in place of the scorer's clock: for hosts that replay their log, or that
         * received the event in another place. Believed, so take it from a clock of your own and never from the event.
         *
         * @throws IllegalArgumentException if it is not of the years 1970 to 9999
         */
        public Builder receivedAt(Instant received) {
            return receivedBetween(received, received);
        }

        /**
         * Says between when the event was received, where no clock has noted it, such as by its place in a history.
         *
         * @throws IllegalArgumentException if {@code to} is before {@code from}, or one of them is not of the years 1970 to
         *     9999
         */
        public Builder receivedBetween(Instant from, Instant to) {
            requireNotBuilt();
            if (to.isBefore(from) || from.isBefore(Instant.EPOCH) || to.isAfter(Stamps.LATEST)) {
                throw new IllegalArgumentException("an event of type '" + type.name() + "' was received between " + from
                        + " and " + to + "; expected two times in their order, of the years 1970 to 9999");
            }
            receivedFrom = from;
            receivedAt = to;
            return this;
        }

        /**
         * Sets a text: a key, a text, a country, a currency or an IP address.
         *
         * @throws InvalidEventException if there is no such attribute, it is not textual, or the text does not fit it
         */
        public Builder set(String attribute, String value) {
            return set(type.require(attribute), value);
        }

        /**
         * Sets a number.
         *
         * @throws InvalidEventException if there is no such attribute, it is not a number, or the value is not finite
         */
        public Builder set(String attribute, double value) {
            return set(type.require(attribute), value);
        }

        /**
         * Sets a boolean.
         *
         * @throws InvalidEventException if there is no such attribute or it is not a boolean
         */
        public Builder set(String attribute, boolean value) {
            return set(type.require(attribute), value);
        }

        /**
         * Sets any attribute from text, as a file of events has it: numbers and {@code true}, {@code false}, {@code 1},
         * {@code 0} are read by the attribute's type; an empty text leaves the attribute out.
         *
         * @throws InvalidEventException if there is no such attribute or the text does not fit it
         */
        public Builder parse(String attribute, String text) {
            Attribute target = type.require(attribute);
            if (text.isEmpty()) {
                return this;
            }
            return switch (target.type().valueType()) {
                case TEXT -> set(target, text);
                case NUMBER -> set(target, parseNumber(target, text));
                case BOOLEAN -> set(target, parseBoolean(target, text));
            };
        }

        /**
         * Builds the event.
         *
         * @throws InvalidEventException if a required attribute was not set
         * @throws IllegalStateException if this builder has already built
         */
        public Event build() {
            requireNotBuilt();
            for (Attribute attribute : type.attributes()) {
                if (attribute.required() && !isSet(attribute)) {
                    throw new InvalidEventException(
                            attribute.name(),
                            "event type '" + type.name() + "' requires attribute '" + attribute.name() + "' ("
                                    + attribute.type().policyName() + "), which is missing");
                }
            }
            built = true;
            return new Event(this);
        }

        Builder set(Attribute attribute, String value) {
            requireNotBuilt();
            Objects.requireNonNull(value, attribute.name());
            String fault = TextCheck.fault(attribute.type(), value);
            if (fault != null) {
                throw invalid(attribute, fault);
            }
            texts[attribute.slot()] = value;
            return this;
        }

        Builder set(Attribute attribute, double value) {
            requireNotBuilt();
            if (attribute.type() != AttributeType.NUMBER) {
                throw invalid(
                        attribute,
                        "found a number, expected a " + attribute.type().policyName());
            }
            if (!Double.isFinite(value)) {
                throw invalid(attribute, "found NaN or an infinity, expected a finite number; leave it out if unknown");
            }
            // One zero only, so that -0.0 and 0.0 are the same content and the same value of `distinct`.
            numbers[attribute.slot()] = value + 0.0;
            return this;
        }

        Builder set(Attribute attribute, boolean value) {
            requireNotBuilt();
            if (attribute.type() != AttributeType.BOOLEAN) {
                throw invalid(
                        attribute,
                        "found a boolean, expected a " + attribute.type().policyName());
            }
            numbers[attribute.slot()] = value ? 1 : 0;
            return this;
        }

        private void requireNotBuilt() {
            if (built) {
                throw new IllegalStateException("this builder has built its event; begin a new one");
            }
        }

        private double parseNumber(Attribute attribute, String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                // The cause is left out on purpose: its message repeats the value.
                throw invalid(attribute, "found a text that is not a number, expected a number");
            }
        }

        private boolean parseBoolean(Attribute attribute, String text) {
            return switch (text) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw invalid(attribute, "found another text, expected true, false, 1 or 0");
            };
        }

        private boolean isSet(Attribute attribute) {
            return texts[attribute.slot()] != null || !Double.isNaN(numbers[attribute.slot()]);
        }

        private InvalidEventException invalid(Attribute attribute, String fault) {
            return new InvalidEventException(
                    attribute.name(),
                    "attribute '" + attribute.name() + "' of event type '" + type.name() + "': " + fault);
        }
    }
}
