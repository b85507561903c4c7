package dev.fraudscorer.event;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and may be scored: its type, its id, its time and its attributes. Immutable.
 *
 * <p>Two events are the same event if their ids are equal. {@link #toString()} shows no attribute,
 * and the id on one line, whatever is in it.
 */
public final class Event {
    private static final int BYTES_OF_TEXT = 48;
    private static final long[] NOT_HASHED = {};

    private final EventType type;
    private final String id;
    private final Instant time;
    private final long timeMillis;
    private final @Nullable Instant receivedAt;
    private final @Nullable Instant receivedFrom;
    private final double[] numbers;
    private final @Nullable String[] texts;
    /** Added up when it is built, while the texts are at hand: later each of them would be a wait for memory. */
    private final int textBytes;
    /** Which attributes were refused, and why; null if none was. Never changed. */
    private final @Nullable RefusedSlots refused;

    private final boolean reference;

    /** Null if its texts were not hashed. */
    private final @Nullable TextHash hashedBy;
    /** That of the id, then by slot; empty if texts were not hashed. */
    private final long[] textHashes;

    private Event(Builder builder) {
        this.type = builder.type;
        this.id = builder.id;
        this.time = builder.time;
        this.timeMillis = builder.timeMillis;
        this.receivedAt = builder.receivedAt;
        this.receivedFrom = builder.receivedFrom;
        this.numbers = builder.numbers;
        this.texts = builder.texts;
        this.textBytes = textBytes(id, texts);
        this.refused = builder.refused;
        this.reference = builder.reference;
        this.hashedBy = type.textHash();
        this.textHashes = hashedBy == null ? NOT_HASHED : textHashes(hashedBy, id, texts);
    }

    /**
     * A builder with the type, the id, both times and all attributes of this event, of which any may be replaced. An
     * attribute that was refused stays {@link ValueState#INVALID} unless it is replaced; of a reference comes a reference.
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
     * When it was received, which bounds how far ahead its own time may lie; the latest that it can have been where
     * that is known within bounds only. Null if the scorer reads its clock when it receives the event.
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

    /**
     * The text in its one spelling, such as the canonical form of an IP address; null if the event does not carry it.
     */
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

    /** About how many bytes of memory its id and its texts take: 48 for each, and two for each character (UTF-16). */
    public int textBytes() {
        return textBytes;
    }

    private static int textBytes(String id, @Nullable String[] texts) {
        int bytes = BYTES_OF_TEXT + Character.BYTES * id.length();
        for (String text : texts) {
            bytes += text == null ? 0 : BYTES_OF_TEXT + Character.BYTES * text.length();
        }
        return bytes;
    }

    /**
     * {@link ValueState#PRESENT} if the event carries the attribute, {@link ValueState#INVALID} if its value was
     * refused, otherwise {@link ValueState#NOT_GIVEN}.
     */
    public ValueState state(Attribute attribute) {
        int slot = attribute.slot();
        return isInvalid(slot)
                ? ValueState.INVALID
                : texts[slot] != null || !Double.isNaN(numbers[slot]) ? ValueState.PRESENT : ValueState.NOT_GIVEN;
    }

    /** Whether any attribute was refused. */
    public boolean hasInvalid() {
        return refused != null;
    }

    /** Whether the attribute of a slot was refused. */
    public boolean isInvalid(int slot) {
        return refused != null && refused.has(slot);
    }

    /**
     * Why the attribute of a slot was refused, by the name under which {@link EventType#refusals} counts it, such as
     * {@code too_long}; null if it was not.
     */
    public @Nullable String refusal(int slot) {
        Refusal cause = refused == null ? null : refused.cause(slot);
        return cause == null ? null : cause.countName();
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

    private static long[] textHashes(TextHash by, String id, @Nullable String[] texts) {
        long[] hashes = new long[1 + texts.length];
        hashes[0] = by.hash(id);
        for (int slot = 0; slot < texts.length; slot++) {
            String text = texts[slot];
            hashes[1 + slot] = text == null ? 0 : by.hash(text);
        }
        return hashes;
    }

    /**
     * Copies the hashes of its texts, which were computed when it was built: while the texts are at hand, and before anybody
     * waits for its score.
     *
     * @param hashesOut that of the id, then by slot, 0 for what is no text; what it has no room for is left out
     * @return by what they are hashed, as {@link EventType#hashTextsBy} said then; null, and nothing is copied, if by nothing
     */
    public @Nullable TextHash copyHashesTo(long[] hashesOut) {
        System.arraycopy(textHashes, 0, hashesOut, 0, Math.min(hashesOut.length, textHashes.length));
        return hashedBy;
    }

    /**
     * Whether it only {@link Builder#buildReference refers} to an event: what it does not carry is not known of that event,
     * so it can be labelled and nothing else.
     */
    public boolean isReference() {
        return reference;
    }

    /**
     * Whether {@code other} has the same content: type, id, time and every attribute, with which of them were refused.
     * When either was received does not matter: a retry arrives later and is the same event.
     */
    public boolean hasSameContent(Event other) {
        if (this == other) {
            return true;
        }
        if (!type.name().equals(other.type.name()) || !id.equals(other.id) || !time.equals(other.time)) {
            return false;
        }
        if (type != other.type && type.scorer() == other.type.scorer()) {
            return hasSameValues(other);
        }
        return Arrays.equals(numbers, other.numbers)
                && Arrays.equals(texts, other.texts)
                && RefusedSlots.areTheSame(refused, other.refused);
    }

    /** One was built before a reload and one after it: what both event types take alike must be the same. */
    private boolean hasSameValues(Event other) {
        for (Attribute attribute : type.attributes()) {
            Attribute there = other.type.attribute(attribute.name());
            if (there != null && there.takesTheSame(attribute) && !hasSameValue(attribute, other, there)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasSameValue(Attribute attribute, Event other, Attribute there) {
        return Double.compare(numbers[attribute.slot()], other.numbers[there.slot()]) == 0
                && Objects.equals(texts[attribute.slot()], other.texts[there.slot()])
                && isInvalid(attribute.slot()) == other.isInvalid(there.slot());
    }

    /**
     * The same event as one of another event type, whose attributes have the values that this one's have of the same names. A
     * value that the other attribute does not take is refused there, without an exception.
     */
    public Event as(EventType other) {
        if (other == type) {
            return this;
        }
        Builder built = new Builder(this, other);
        for (Attribute attribute : other.attributes()) {
            Attribute here = type.attribute(attribute.name());
            if (here != null) {
                built.take(attribute, this, here);
            }
        }
        return reference ? built.buildReference() : built.build();
    }

    @Override
    public String toString() {
        return type.name() + " " + ShownText.of(id) + " at " + time;
    }

    /**
     * Collects the attributes of an event and checks each at once. Confined to one thread; builds one event.
     *
     * <p>A value that does not fit is refused by an exception or, once the builder is {@link #lenient}, left out.
     */
    public static final class Builder {
        private final EventType type;
        private final String id;
        private final Instant time;
        private final long timeMillis;
        private @Nullable Instant receivedAt;
        private @Nullable Instant receivedFrom;
        private final double[] numbers;
        private final @Nullable String[] texts;
        private @Nullable RefusedSlots refused;
        private boolean lenient;
        private boolean built;
        private boolean reference;

        Builder(EventType type, String id, Instant time) {
            this.type = type;
            this.id = Objects.requireNonNull(id, "id");
            this.time = Objects.requireNonNull(time, "time");
            EventCheck.checkId(type, id);
            this.timeMillis = Stamps.millis(type, time);
            this.numbers = new double[type.slots()];
            this.texts = new String[type.slots()];
            Arrays.fill(numbers, Double.NaN);
        }

        /** The same id and times, which are not checked again, and no value. */
        private Builder(Event event, EventType other) {
            this.type = other;
            this.id = event.id;
            this.time = event.time;
            this.timeMillis = event.timeMillis;
            this.receivedAt = event.receivedAt;
            this.receivedFrom = event.receivedFrom;
            this.numbers = new double[other.slots()];
            this.texts = new String[other.slots()];
            this.lenient = true;
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
            this.refused = event.refused == null ? null : event.refused.copy();
            this.reference = event.reference;
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
         * From here on, a value that does not fit is left out as {@link ValueState#INVALID} instead of refused by an
         * exception, and so is a required attribute that is missing: only type, id and time can refuse an event, so that who
         * sends nonsense gets an answer. That answer names the attribute as evidence and is degraded. A name that the event
         * type does not have is a mistake of the calling code and throws as ever.
         */
        public Builder lenient() {
            requireNotBuilt();
            lenient = true;
            return this;
        }

        /**
         * Sets a text: a key, a text, a country, a currency, an IP address or a card number. An address is kept in its
         * canonical form, of a card number only its first digits; blanks and case are as given, unless the policy trims
         * or folds them.
         *
         * @param value null, if lenient, leaves the attribute out
         * @throws InvalidEventException if there is no such attribute, or, unless lenient, it is not textual or the text does
         *     not fit it
         * @throws NullPointerException if {@code value} is null, unless lenient
         */
        public Builder set(String attribute, @Nullable String value) {
            return setText(type.require(attribute), value);
        }

        /**
         * Sets a number.
         *
         * @throws InvalidEventException if there is no such attribute, or, unless lenient, it is not a number or the value is
         *     not finite
         */
        public Builder set(String attribute, double value) {
            return setNumber(type.require(attribute), value);
        }

        /**
         * Sets a boolean.
         *
         * @throws InvalidEventException if there is no such attribute or, unless lenient, it is not a boolean
         */
        public Builder set(String attribute, boolean value) {
            return setBoolean(type.require(attribute), value);
        }

        /**
         * Sets a text by its attribute, as {@link #set(String, String)} does by the attribute's name: for a host that looks its
         * attributes up once, with {@link EventType#require}, and then builds events without looking for names.
         *
         * @param attribute of this event's type: one that {@link EventType#require} or {@link EventType#attribute} returned
         * @param value null, if lenient, leaves the attribute out
         * @throws InvalidEventException if the attribute belongs to another event type, or, unless lenient, it is not textual or
         *     the text does not fit it
         * @throws NullPointerException if {@code value} is null, unless lenient
         */
        public Builder set(Attribute attribute, @Nullable String value) {
            return setText(type.requireOwn(attribute), value);
        }

        /**
         * Sets a number by its attribute.
         *
         * @param attribute of this event's type
         * @throws InvalidEventException if the attribute belongs to another event type, or, unless lenient, it is not a number or
         *     the value is not finite
         */
        public Builder set(Attribute attribute, double value) {
            return setNumber(type.requireOwn(attribute), value);
        }

        /**
         * Sets a boolean by its attribute.
         *
         * @param attribute of this event's type
         * @throws InvalidEventException if the attribute belongs to another event type or, unless lenient, it is not a boolean
         */
        public Builder set(Attribute attribute, boolean value) {
            return setBoolean(type.requireOwn(attribute), value);
        }

        /**
         * Sets any attribute from text, as a file of events has it: numbers and {@code true}, {@code false}, {@code 1},
         * {@code 0} are read by the attribute's type; an empty text leaves the attribute out.
         *
         * @throws InvalidEventException if there is no such attribute or, unless lenient, the text does not fit it
         */
        public Builder parse(String attribute, String text) {
            Attribute target = type.require(attribute);
            if (text.isEmpty()) {
                return this;
            }
            return switch (target.type().valueType()) {
                case TEXT -> setText(target, text);
                case NUMBER -> setNumber(target, EventCheck.number(text));
                case BOOLEAN -> {
                    Boolean value = EventCheck.truth(text);
                    yield value == null ? refuse(target, Refusal.NOT_A_BOOLEAN) : setBoolean(target, value);
                }
            };
        }

        /**
         * Builds the event.
         *
         * @throws InvalidEventException if a required attribute was not set, unless lenient
         * @throws IllegalStateException if this builder has already built
         */
        public Event build() {
            requireNotBuilt();
            for (Attribute attribute : type.required()) {
                if (!isSet(attribute) && !isInvalid(attribute)) {
                    refuse(attribute, Refusal.MISSING);
                }
            }
            built = true;
            return new Event(this);
        }

        /**
         * Builds what refers to an event of the past, for {@link dev.fraudscorer.FraudScorer#label}: its id, time and keys
         * are those that it was counted with, all else may be left out. Its type need only have these keys: an id is that of one
         * event, whatever its type. A required attribute that was not set is {@link
         * ValueState#INVALID}. A reference is not scored, recorded or amended to: what it leaves out would be missing.
         *
         * <p>Of an event so old that only its counts are left, a feature with a condition ({@code where}) counts the label if
         * the attributes of the condition are set, too.
         *
         * @throws IllegalStateException if this builder has already built
         */
        public Event buildReference() {
            requireNotBuilt();
            for (Attribute attribute : type.required()) {
                if (!isSet(attribute) && !isInvalid(attribute)) {
                    markRefused(attribute, Refusal.MISSING);
                }
            }
            built = true;
            reference = true;
            return new Event(this);
        }

        private Builder setText(Attribute attribute, @Nullable String value) {
            requireNotBuilt();
            if (value == null) {
                if (!lenient) {
                    throw new NullPointerException(attribute.name());
                }
                clear(attribute);
                return this;
            }
            String form = attribute.spelled(value);
            if (form == null) {
                return refuse(attribute, TextCheck.unspelled(attribute));
            }
            Refusal refusal = TextCheck.refusal(attribute, form);
            if (refusal != null) {
                return refuse(attribute, refusal);
            }
            accept(attribute);
            texts[attribute.slot()] = attribute.held(form);
            return this;
        }

        private Builder setNumber(Attribute attribute, double value) {
            requireNotBuilt();
            if (attribute.type() != AttributeType.NUMBER) {
                return refuse(attribute, Refusal.NUMBER_GIVEN);
            }
            if (!Double.isFinite(value)) {
                return refuse(attribute, Refusal.NOT_A_NUMBER);
            }
            if (attribute.mayHoldCards() && CardNumbers.isCardNumber(value)) {
                return refuse(attribute, Refusal.CARD_NUMBER);
            }
            accept(attribute);
            // One zero only, so that -0.0 and 0.0 are the same content and the same value of `distinct`.
            numbers[attribute.slot()] = value + 0.0;
            return this;
        }

        private Builder setBoolean(Attribute attribute, boolean value) {
            requireNotBuilt();
            if (attribute.type() != AttributeType.BOOLEAN) {
                return refuse(attribute, Refusal.BOOLEAN_GIVEN);
            }
            accept(attribute);
            numbers[attribute.slot()] = value ? 1 : 0;
            return this;
        }

        /** Takes the value of another event type's attribute over, or why that was refused. */
        private void take(Attribute attribute, Event from, Attribute there) {
            Refusal refusal = from.refused == null ? null : from.refused.cause(there.slot());
            double number = from.numbers[there.slot()];
            String text = from.texts[there.slot()];
            if (refusal == Refusal.MISSING) {
                return; // whether it is required now is seen at the end
            }
            if (refusal != null) {
                markRefused(attribute, refusal);
            } else if (attribute.takesTheSame(there)) {
                numbers[attribute.slot()] = number;
                // Of a secret its token, as it is: what a token would be made of again is no text that anybody has
                // sent.
                texts[attribute.slot()] = text;
            } else if (text != null && there.isSecret()) {
                // Only the text itself could be checked and spelled anew, and it is kept nowhere.
                refuse(attribute, Refusal.TOKEN_GIVEN);
            } else if (text != null) {
                setText(attribute, text);
            } else if (!Double.isNaN(number) && there.type() == AttributeType.BOOLEAN) {
                setBoolean(attribute, number != 0);
            } else if (!Double.isNaN(number)) {
                setNumber(attribute, number);
            }
        }

        private void requireNotBuilt() {
            if (built) {
                throw new IllegalStateException("this builder has built its event; begin a new one");
            }
        }

        private boolean isSet(Attribute attribute) {
            return texts[attribute.slot()] != null || !Double.isNaN(numbers[attribute.slot()]);
        }

        private boolean isInvalid(Attribute attribute) {
            return refused != null && refused.has(attribute.slot());
        }

        private void accept(Attribute attribute) {
            if (refused != null) {
                refused.clear(attribute.slot());
                // An event in which nothing is left to refuse is the same as one in which nothing ever was.
                refused = refused.isEmpty() ? null : refused;
            }
        }

        private void clear(Attribute attribute) {
            accept(attribute);
            texts[attribute.slot()] = null;
            numbers[attribute.slot()] = Double.NaN;
        }

        private Builder refuse(Attribute attribute, Refusal refusal) {
            type.refusalCounts().count(attribute, refusal);
            if (!lenient) {
                throw EventCheck.refused(type, attribute, refusal);
            }
            clear(attribute);
            markRefused(attribute, refusal);
            return this;
        }

        private void markRefused(Attribute attribute, Refusal refusal) {
            if (refused == null) {
                refused = new RefusedSlots(type.slots());
            }
            refused.set(attribute.slot(), refusal);
        }
    }
}
