package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EventMapperTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final EventType payment = new EventType("payment", List.of(), 0);
    private final EventMapper<Map<String, @Nullable Object>> mapper =
            EventMapper.<Map<String, @Nullable Object>>builder(payment)
                    .id(map -> (String) map.get("id"))
                    .time(map -> (Instant) map.get("time"))
                    .build();

    @Test
    void map_readerOfTheIdReturnsNull_isAnInvalidEventThatNamesIt() {
        assertThatThrownBy(() -> mapper.map(source(null, NOON)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("payment")
                .hasMessageContaining("no id");
        assertThat(payment.refusals()).hasToString("{event_id={missing=1}}");
    }

    @Test
    void map_readerOfTheTimeReturnsNull_isAnInvalidEventThatNamesIt() {
        assertThatThrownBy(() -> mapper.map(source("tx", null)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("no time");
        assertThat(payment.refusals()).hasToString("{event_time={missing=1}}");
    }

    @Test
    void map_bothGiven_isTheEvent() {
        assertThat(mapper.map(source("tx", NOON)).id()).isEqualTo("tx");
        assertThat(payment.refusals()).isEmpty();
    }

    @Test
    void build_requiredAttributesWithoutReaders_namesThemAndTheType() {
        assertThatThrownBy(() -> ordered().text("card", order -> "c").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a mapper to 'order' has no reader for the required attributes [total, express];"
                        + " expected one for each");
    }

    @Test
    void build_twoReadersOfAnAttribute_namesItAndTheType() {
        EventMapper.Builder<Order> builder = ordered()
                .text("card", order -> "c")
                .number("total", order -> 1)
                .textIfPresent("card", Order::note)
                .flag("express", order -> true);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a mapper to 'order' has two readers for each of [card]; expected one");
    }

    @Test
    void map_decimalsNullableBooleansAndOptionals_areTheirValues() {
        EventMapper<Order> orders = complete();

        Event event = orders.map(
                new Order(new BigDecimal("12.30"), true, Optional.of("gift"), Optional.of(7L), Optional.of(false)));

        assertThat(event.number("total")).isEqualTo(12.3);
        assertThat(event.number("express")).isEqualTo(1);
        assertThat(event.text("note")).isEqualTo("gift");
        assertThat(event.number("items")).isEqualTo(7);
        assertThat(event.number("insured")).isZero();
        assertThat(event.hasInvalid()).isFalse();
    }

    @Test
    void map_nullsAndEmptyOptionals_areAbsentAndInvalidWhereRequired() {
        EventMapper<Order> orders = complete();

        Event event = orders.map(new Order(null, null, Optional.empty(), Optional.empty(), Optional.empty()));

        for (String name : List.of("note", "items", "insured")) {
            assertThat(event.state(order.require(name))).as(name).isEqualTo(ValueState.NOT_GIVEN);
        }
        for (String name : List.of("total", "express")) {
            assertThat(event.state(order.require(name))).as(name).isEqualTo(ValueState.INVALID);
        }
    }

    @Test
    void map_readerOfAnOptionalReturnsNull_namesTheAttributeAndTheType() {
        Optional<String> note = Optional.of("gift");
        Optional<Long> items = Optional.of(7L);
        Optional<Boolean> insured = Optional.of(true);
        for (Map.Entry<String, Order> entry : Map.of(
                        "note", new Order(BigDecimal.ONE, true, noOptional(), items, insured),
                        "items", new Order(BigDecimal.ONE, true, note, noOptional(), insured),
                        "insured", new Order(BigDecimal.ONE, true, note, items, noOptional()))
                .entrySet()) {
            assertThatThrownBy(() -> complete().map(entry.getValue()))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("the reader of attribute '" + entry.getKey() + "' of event type 'order' returned null;"
                            + " expected an Optional, which is empty where there is no value");
        }
    }

    @SuppressWarnings("NullAway") // that is the mistake
    private static <V> Optional<V> noOptional() {
        return null;
    }

    @Test
    void map_decimalBeyondAllDoubles_isInvalid() {
        Event event = complete()
                .map(new Order(new BigDecimal("1e400"), true, Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(event.state(order.require("total"))).isEqualTo(ValueState.INVALID);
    }

    @Test
    void map_decimalOfVeryManyDigits_isInvalidWithoutBeingConverted() {
        // About 1.5, of 10 million digits: to convert them takes minutes.
        BigDecimal manyDigits = new BigDecimal(BigInteger.ONE.shiftLeft(33_219_281), 10_000_000);
        for (BigDecimal total : List.of(manyDigits, manyDigits.negate(), new BigDecimal("1" + "0".repeat(3_000)))) {
            Event event = complete().map(new Order(total, true, Optional.empty(), Optional.empty(), Optional.empty()));

            assertThat(event.state(order.require("total"))).isEqualTo(ValueState.INVALID);
            assertThat(event.refusal(order.require("total").slot())).isEqualTo("not_a_number");
        }
    }

    @Test
    void map_decimalsLongOrOfAnyScale_areTheNearestDoubles() {
        for (Map.Entry<BigDecimal, Double> entry : Map.of(
                        new BigDecimal("0." + "3".repeat(2_048)),
                        1 / 3.0,
                        new BigDecimal("-1." + "0".repeat(2_000) + "1"),
                        -1.0,
                        new BigDecimal("1e-2147483647"),
                        0.0,
                        new BigDecimal(BigInteger.TEN.pow(1_000), 998),
                        100.0)
                .entrySet()) {
            Event event = complete()
                    .map(new Order(entry.getKey(), true, Optional.empty(), Optional.empty(), Optional.empty()));

            assertThat(event.number("total")).isEqualTo(entry.getValue());
        }
    }

    private final EventType order = new EventType(
            "order",
            List.of(
                    new Attribute("card", AttributeType.KEY, true, 0),
                    new Attribute("total", AttributeType.NUMBER, true, 1),
                    new Attribute("express", AttributeType.BOOLEAN, true, 2),
                    new Attribute("note", AttributeType.TEXT, false, 3),
                    new Attribute("items", AttributeType.NUMBER, false, 4),
                    new Attribute("insured", AttributeType.BOOLEAN, false, 5)),
            6);

    private EventMapper.Builder<Order> ordered() {
        return EventMapper.<Order>builder(order).id(any -> "o-1").time(any -> NOON);
    }

    private EventMapper<Order> complete() {
        return ordered()
                .text("card", any -> "c")
                .optionalNumber("total", Order::total)
                .optionalFlag("express", Order::express)
                .textIfPresent("note", Order::note)
                .numberIfPresent("items", Order::items)
                .flagIfPresent("insured", Order::insured)
                .build();
    }

    /** A host's own class. */
    private record Order(
            @Nullable BigDecimal total,
            @Nullable Boolean express,
            Optional<String> note,
            Optional<Long> items,
            Optional<Boolean> insured) {}

    private static Map<String, @Nullable Object> source(@Nullable Object id, @Nullable Object time) {
        Map<String, @Nullable Object> source = new HashMap<>();
        source.put("id", id);
        source.put("time", time);
        return source;
    }
}
