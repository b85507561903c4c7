package dev.fraudscorer.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes events from a host's own class. The names are resolved once, when the mapper is built. Immutable;
 * thread-safe if the functions given to it are.
 *
 * @param <T> the host's class, such as its payment
 */
public final class EventMapper<T> {
    private final EventType type;
    private final Function<? super T, String> id;
    private final Function<? super T, Instant> time;
    private final List<Binding<T>> bindings;

    private EventMapper(Builder<T> builder, Function<? super T, String> id, Function<? super T, Instant> time) {
        this.type = builder.type;
        this.id = id;
        this.time = time;
        this.bindings = List.copyOf(builder.bindings);
    }

    /** Begins a mapper to events of {@code type}. */
    public static <T> Builder<T> builder(EventType type) {
        return new Builder<>(type);
    }

    /**
     * The event that {@code source} stands for. A value that does not fit its attribute is left out as {@link
     * ValueState#INVALID}, and so is a required one that is missing, as by {@link Event.Builder#lenient}. What a reader
     * throws is thrown.
     *
     * @throws InvalidEventException if the id or the time is refused or, since its reader returned null, missing
     * @throws NullPointerException if a reader that returns an {@link Optional} returns null; the message names its attribute
     */
    public Event map(T source) {
        String itsId = id.apply(source);
        Instant itsTime = time.apply(source);
        EventCheck.requireGiven(type, itsId, itsTime);
        Event.Builder event = type.newEvent(itsId, itsTime).lenient();
        for (int i = 0; i < bindings.size(); i++) {
            bindings.get(i).copy(source, event);
        }
        return event.build();
    }

    private interface Binding<T> {
        void copy(T source, Event.Builder event);
    }

    /**
     * Collects the functions that read a host's class. Confined to one thread.
     *
     * @param <T> the host's class
     */
    public static final class Builder<T> {
        private final EventType type;
        private final List<Binding<T>> bindings = new ArrayList<>();
        private final Set<String> bound = new LinkedHashSet<>();
        private final Set<String> boundTwice = new LinkedHashSet<>();
        private @Nullable Function<? super T, String> id;
        private @Nullable Function<? super T, Instant> time;

        private Builder(EventType type) {
            this.type = Objects.requireNonNull(type, "type");
        }

        /** Reads the id, the idempotency key; an event without one, where it returns null, is refused. */
        public Builder<T> id(Function<? super T, String> reader) {
            this.id = reader;
            return this;
        }

        /** Reads the event time; an event without one, where it returns null, is refused. */
        public Builder<T> time(Function<? super T, Instant> reader) {
            this.time = reader;
            return this;
        }

        /**
         * Reads a text: a key, a text, a country, a currency, an IP address or a card number; null leaves it out.
         *
         * @throws InvalidEventException if the event type has no such textual attribute
         */
        public Builder<T> text(String attribute, Function<? super T, @Nullable String> reader) {
            Attribute target = require(attribute, ValueType.TEXT);
            bindings.add((source, event) -> {
                String value = reader.apply(source);
                if (value != null) {
                    event.set(target, value);
                }
            });
            return this;
        }

        /**
         * Reads a text from an {@link Optional}; an empty one leaves it out.
         *
         * @throws InvalidEventException if the event type has no such textual attribute
         */
        public Builder<T> textIfPresent(String attribute, Function<? super T, Optional<String>> reader) {
            return text(attribute, source -> given(attribute, reader.apply(source)));
        }

        /**
         * Reads a number. A host whose number can be absent, or is a {@link java.math.BigDecimal} or another object, uses
         * {@link #optionalNumber}.
         *
         * @throws InvalidEventException if the event type has no such number
         */
        public Builder<T> number(String attribute, ToDoubleFunction<? super T> reader) {
            Attribute target = require(attribute, ValueType.NUMBER);
            bindings.add((source, event) -> event.set(target, reader.applyAsDouble(source)));
            return this;
        }

        /**
         * Reads a number that is an object, such as a {@link java.math.BigDecimal}, as the nearest double; null leaves it
         * out. A decimal of more than some 2,000 digits is {@link ValueState#INVALID}, as such a text is.
         *
         * @throws InvalidEventException if the event type has no such number
         */
        public Builder<T> optionalNumber(String attribute, Function<? super T, ? extends @Nullable Number> reader) {
            Attribute target = require(attribute, ValueType.NUMBER);
            bindings.add((source, event) -> {
                Number value = reader.apply(source);
                if (value != null) {
                    event.set(target, EventCheck.number(value));
                }
            });
            return this;
        }

        /**
         * Reads a number from an {@link Optional}; an empty one leaves it out.
         *
         * @throws InvalidEventException if the event type has no such number
         */
        public Builder<T> numberIfPresent(
                String attribute, Function<? super T, ? extends Optional<? extends Number>> reader) {
            return optionalNumber(attribute, source -> given(attribute, reader.apply(source)));
        }

        /**
         * Reads a boolean. A host whose boolean can be absent uses {@link #optionalFlag}.
         *
         * @throws InvalidEventException if the event type has no such boolean
         */
        public Builder<T> flag(String attribute, Predicate<? super T> reader) {
            Attribute target = require(attribute, ValueType.BOOLEAN);
            bindings.add((source, event) -> event.set(target, reader.test(source)));
            return this;
        }

        /**
         * Reads a boolean that may be absent; null leaves it out.
         *
         * @throws InvalidEventException if the event type has no such boolean
         */
        public Builder<T> optionalFlag(String attribute, Function<? super T, @Nullable Boolean> reader) {
            Attribute target = require(attribute, ValueType.BOOLEAN);
            bindings.add((source, event) -> {
                Boolean value = reader.apply(source);
                if (value != null) {
                    event.set(target, value.booleanValue());
                }
            });
            return this;
        }

        /**
         * Reads a boolean from an {@link Optional}; an empty one leaves it out.
         *
         * @throws InvalidEventException if the event type has no such boolean
         */
        public Builder<T> flagIfPresent(String attribute, Function<? super T, Optional<Boolean>> reader) {
            return optionalFlag(attribute, source -> given(attribute, reader.apply(source)));
        }

        /**
         * Builds the mapper.
         *
         * @throws IllegalStateException if id, time or a required attribute has no reader, or an attribute has two
         */
        public EventMapper<T> build() {
            if (id == null || time == null) {
                throw new IllegalStateException("a mapper to '" + type.name() + "' needs readers for id and time");
            }
            if (!boundTwice.isEmpty()) {
                throw new IllegalStateException("a mapper to '" + type.name() + "' has two readers for each of "
                        + boundTwice + "; expected one");
            }
            List<String> unmapped = type.attributes().stream()
                    .filter(attribute -> attribute.required() && !bound.contains(attribute.name()))
                    .map(Attribute::name)
                    .toList();
            if (!unmapped.isEmpty()) {
                throw new IllegalStateException("a mapper to '" + type.name()
                        + "' has no reader for the required attributes " + unmapped + "; expected one for each");
            }
            return new EventMapper<>(this, id, time);
        }

        private <V> @Nullable V given(String attribute, Optional<? extends V> value) {
            return Objects.requireNonNull(
                            value,
                            () -> "the reader of attribute '" + attribute + "' of event type '" + type.name()
                                    + "' returned null; expected an Optional, which is empty where there is no value")
                    .orElse(null);
        }

        private Attribute require(String name, ValueType expected) {
            Attribute attribute = type.require(name);
            if (attribute.type().valueType() != expected) {
                throw new InvalidEventException(
                        name,
                        "attribute '" + name + "' of event type '" + type.name() + "' is a "
                                + attribute.type().policyName() + ", which no reader of a " + expected
                                + " can fill");
            }
            if (!bound.add(name)) {
                boundTwice.add(name);
            }
            return attribute;
        }
    }
}
