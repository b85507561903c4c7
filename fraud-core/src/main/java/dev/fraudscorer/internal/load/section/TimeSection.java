package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.spi.EventOrder;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code time:}, how far stamps are believed. */
public final class TimeSection {
    private static final String AHEAD = "ahead";
    private static final String BEHIND = "behind";
    private static final String EARLIEST = "earliest";
    private static final String ORDER = "order";
    /** Clocks differ by minutes. What is stamped further ahead is wrong, and believed for as long. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final PolicyReader reader;

    public TimeSection(PolicyReader reader) {
        this.reader = reader;
    }

    /** The policy's bounds, and the default for those that are absent or wrong, which is reported. */
    public TimePolicy read(@Nullable Node section) {
        MapNode map = reader.map(section, List.of(AHEAD, BEHIND, EARLIEST, ORDER));
        if (map == null) {
            return TimePolicy.DEFAULT;
        }
        Duration ahead = ahead(map.get(AHEAD));
        Duration behind = reader.duration(map.get(BEHIND));
        Instant earliest = earliest(map.get(EARLIEST));
        EventOrder order = reader.constant(map.get(ORDER), EventOrder.class, "order");
        Duration believedAhead = ahead == null ? TimePolicy.DEFAULT.ahead() : ahead;
        // Who reads by arrival decides while the buyer waits: a stamp of long ago is as odd there as one of the future.
        Duration believedBehind = behind == null && order == EventOrder.ARRIVAL ? believedAhead : behind;
        return TimePolicy.of(
                believedAhead,
                believedBehind,
                earliest == null ? TimePolicy.DEFAULT.earliest() : earliest,
                order == null ? TimePolicy.DEFAULT.order() : order);
    }

    private @Nullable Duration ahead(@Nullable Node node) {
        Duration ahead = reader.duration(node);
        if (node != null && ahead != null && ahead.compareTo(MOST_AHEAD) > 0) {
            reader.report(node.at(), node.describe(), "at most 1d: how far clocks differ, not how late events come");
            return null;
        }
        return ahead;
    }

    private @Nullable Instant earliest(@Nullable Node node) {
        String text = reader.text(node);
        Instant earliest = text == null ? null : parse(text);
        if (node != null && text != null && (earliest == null || earliest.isBefore(Instant.EPOCH))) {
            reader.report(node.at(), node.describe(), "a date not before 1970, such as 2000-01-01");
            return null;
        }
        return earliest;
    }

    private static @Nullable Instant parse(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
