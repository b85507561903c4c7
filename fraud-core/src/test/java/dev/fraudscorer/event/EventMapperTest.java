package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        assertThat(payment.refusals()).containsEntry("event_id.missing", 1L);
    }

    @Test
    void map_readerOfTheTimeReturnsNull_isAnInvalidEventThatNamesIt() {
        assertThatThrownBy(() -> mapper.map(source("tx", null)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("no time");
        assertThat(payment.refusals()).containsEntry("event_time.missing", 1L);
    }

    @Test
    void map_bothGiven_isTheEvent() {
        assertThat(mapper.map(source("tx", NOON)).id()).isEqualTo("tx");
        assertThat(payment.refusals()).isEmpty();
    }

    private static Map<String, @Nullable Object> source(@Nullable Object id, @Nullable Object time) {
        Map<String, @Nullable Object> source = new HashMap<>();
        source.put("id", id);
        source.put("time", time);
        return source;
    }
}
