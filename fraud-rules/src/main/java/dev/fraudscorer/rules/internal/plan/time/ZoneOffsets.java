package dev.fraudscorer.rules.internal.plan.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of a time zone from UTC, as a table: {@link ZoneRules} allocates for years beyond its own.
 * Immutable.
 */
public final class ZoneOffsets {
    public static final ZoneOffsets UTC = new ZoneOffsets(ZoneOffset.UTC.getRules());

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final ZoneRules rules;
    private final long[] fromMillis;
    private final int[] offsetMillis;

    private ZoneOffsets(ZoneRules rules) {
        this.rules = rules;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        fromMillis = new long[transitions.size() + 1];
        offsetMillis = new int[transitions.size() + 1];
        fromMillis[0] = Long.MIN_VALUE;
        offsetMillis[0] = rules.getOffset(FIRST).getTotalSeconds() * 1000;
        for (int i = 0; i < transitions.size(); i++) {
            fromMillis[i + 1] = transitions.get(i).getInstant().toEpochMilli();
            offsetMillis[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds() * 1000;
        }
    }

    /**
     * A zone by its name: {@code Europe/Berlin}, {@code UTC}, or a fixed offset such as {@code +02:00}; a fixed offset
     * without a sign is east, as in CEL.
     *
     * @return null if there is no such zone
     */
    public static @Nullable ZoneOffsets find(String name) {
        boolean unsigned = !name.isEmpty() && Character.isDigit(name.charAt(0));
        try {
            return new ZoneOffsets(ZoneId.of(unsigned ? "+" + name : name).getRules());
        } catch (DateTimeException e) {
            // No more to do: the caller reports the place.
            return null;
        }
    }

    /** Milliseconds since 1970 on the clocks of the zone, as if they showed UTC. */
    long localMillis(long epochMillis) {
        if (epochMillis < 0 || epochMillis >= LAST.toEpochMilli()) {
            return epochMillis
                    + 1000L * rules.getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds();
        }
        int index = Arrays.binarySearch(fromMillis, epochMillis);
        return epochMillis + offsetMillis[index >= 0 ? index : -index - 2];
    }
}
