package dev.fraudscorer.features.internal.calendar;

import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Names;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The section {@code calendar}: the time zone of hours and weekdays, and when it is night. */
public final class CalendarSection {
    public static final String NAME = "calendar";
    /** The section, for messages about features that need it. */
    public static final String EXPECTED = "the section calendar, such as calendar: { zone: Europe/Vienna }";

    static final String PREFIX = NAME + ".";

    private static final String ZONE = "zone";
    private static final String NIGHT = "night";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String EXPECTED_ZONE = "a time zone such as Europe/Vienna, UTC or +02:00";

    private final PolicyReader reader;

    private CalendarSection(PolicyReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the section and declares the calendar's features; to be called before entities are read.
     *
     * @return null if the policy has no calendar, or one with mistakes, which were reported
     */
    public static @Nullable CalendarFeatures read(LoadContext context) {
        Node section = context.section(NAME);
        if (section == null) {
            return null;
        }
        // Declared whatever is wrong with the section: who uses them makes no second mistake.
        CalendarSlots slots = CalendarSlots.declare(context.schema());
        return new CalendarSection(context.reader()).read(section, slots);
    }

    /** Whether the calendar's features are among {@code variables}. */
    public static boolean isIn(List<Variable> variables) {
        return variables.stream().anyMatch(variable -> variable.name().startsWith(PREFIX));
    }

    /** Whether {@code name} could be a feature of a calendar, which {@code variables} are without. */
    public static boolean lacks(String name, List<Variable> variables) {
        return name.startsWith(PREFIX) && !isIn(variables);
    }

    private @Nullable CalendarFeatures read(Node section, CalendarSlots slots) {
        MapNode map = reader.map(section, List.of(ZONE, NIGHT));
        if (map == null) {
            return null;
        }
        Node zoneNode = reader.require(map, ZONE, EXPECTED_ZONE);
        ZoneId zone = zoneNode == null ? null : readZone(zoneNode);
        Node nightNode = map.get(NIGHT);
        Night night = nightNode == null ? Night.DEFAULT : readNight(nightNode);
        return zone == null || night == null ? null : new CalendarFeatures(slots, new ZoneClock(zone), night);
    }

    private @Nullable ZoneId readZone(Node node) {
        String text = reader.text(node);
        if (text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            Set<String> known = new TreeSet<>(ZoneId.getAvailableZoneIds());
            if (Names.nearest(text, known) == null) {
                reader.report(node.at(), "unknown zone '" + text + "'", EXPECTED_ZONE);
            } else {
                reader.reportUnknown(node.at(), ZONE, text, known);
            }
            return null;
        }
    }

    private @Nullable Night readNight(Node node) {
        MapNode map = reader.map(node, List.of(FROM, TO));
        if (map == null) {
            return null;
        }
        Node fromNode = reader.require(map, FROM, "the hour at which the night begins, such as 22");
        Node toNode = reader.require(map, TO, "the hour at which the night ends, such as 6");
        Integer from = fromNode == null ? null : readHour(fromNode);
        Integer to = toNode == null ? null : readHour(toNode);
        if (from == null || to == null) {
            return null;
        }
        if (from.equals(to)) {
            reader.report(node.at(), "a night that ends when it begins", "two different hours");
            return null;
        }
        return new Night(from, to);
    }

    /** Milliseconds after midnight. */
    private @Nullable Integer readHour(Node node) {
        Double hour = reader.number(node, 0, 24);
        if (hour == null) {
            return null;
        }
        int millis = (int) Math.round(hour * Night.HOUR_MILLIS);
        if (millis >= Night.DAY_MILLIS) {
            reader.report(node.at(), node.describe(), "an hour before 24; midnight is 0");
            return null;
        }
        return millis;
    }
}
