package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event as the oracle keeps it: whatever it carries by name, and all its labels ever. */
final class NaiveEvent {
    static final String ZONE = "Europe/Vienna";

    private static final ZoneId CLOCKS = ZoneId.of(ZONE);

    private final Event event;
    private final long time;
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    NaiveEvent(Event event) {
        this.event = event;
        this.time = event.timeMillis();
        for (Attribute attribute : event.type().attributes()) {
            String text = event.text(attribute);
            double number = event.number(attribute);
            if (event.state(attribute) == ValueState.INVALID) {
                refused.add(attribute.name());
            }
            if (text != null) {
                values.put(attribute.name(), text);
            } else if (!Double.isNaN(number)) {
                values.put(attribute.name(), number);
            }
        }
        ZonedDateTime shown = event.time().atZone(CLOCKS);
        boolean weekend = shown.getDayOfWeek() == DayOfWeek.SATURDAY || shown.getDayOfWeek() == DayOfWeek.SUNDAY;
        values.put("calendar.hour", (double) shown.getHour());
        values.put("calendar.weekday", (double) shown.getDayOfWeek().getValue());
        values.put("calendar.weekend", weekend ? 1.0 : 0.0);
        values.put("calendar.night", shown.getHour() < 6 ? 1.0 : 0.0);
    }

    Event event() {
        return event;
    }

    long time() {
        return time;
    }

    boolean isSameAs(NaiveEvent other) {
        return time == other.time && event.id().equals(other.event.id());
    }

    /** The attributes that were refused. */
    Set<String> refused() {
        return refused;
    }

    /** A text or a number; null if the event does not carry it. */
    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    /** The number; NaN if the event does not carry it. */
    double number(String name) {
        return values.get(name) instanceof Double number ? number : Double.NaN;
    }

    /** The key of an entity of these attributes; null if the event lacks one of them. */
    @Nullable
    List<Object> key(List<String> attributes) {
        List<Object> key = new ArrayList<>();
        for (String part : attributes) {
            Object value = values.get(part);
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return key;
    }

    /**
     * By the labels known at {@code now}: the latest counts, to the millisecond, and of two labels of one millisecond
     * the one that arrived last.
     */
    static boolean isFraud(List<Label> labels, long now) {
        Label latest = null;
        for (Label label : labels) {
            boolean known = knownMillis(label) <= now;
            if (known && (latest == null || knownMillis(label) >= knownMillis(latest))) {
                latest = label;
            }
        }
        return latest != null && latest.state() == LabelState.FRAUD;
    }

    /** The first millisecond at which it is known from the beginning. */
    private static long knownMillis(Label label) {
        long millis = label.knownAt().toEpochMilli();
        return label.knownAt().equals(Instant.ofEpochMilli(millis)) ? millis : millis + 1;
    }

    @Override
    public String toString() {
        Map<String, Object> shown = new TreeMap<>(values);
        shown.keySet().removeIf(name -> name.startsWith("calendar."));
        return event.id() + " at " + event.time() + " " + shown + (refused.isEmpty() ? "" : " without " + refused);
    }
}
