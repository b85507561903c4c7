package dev.fraudscorer.features.internal.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clocks of a time zone show. The offsets from UTC between 1970 and 2200 are in a table, since the rules of a
 * zone allocate for each look-up; other times use the rules. Immutable.
 */
final class ZoneClock {
    private static final Instant BEGIN = Instant.EPOCH;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");
    private static final long END_MILLIS = END.toEpochMilli();

    private final ZoneRules rules;
    /** When an offset begins to hold, ascending; the first is {@link #BEGIN}. */
    private final long[] sinceMillis;

    private final long[] offsetMillis;

    ZoneClock(ZoneId zone) {
        this.rules = zone.getRules();
        List<Instant> changes = new ArrayList<>(List.of(BEGIN));
        ZoneOffsetTransition next = rules.nextTransition(BEGIN);
        while (next != null && next.getInstant().isBefore(END)) {
            changes.add(next.getInstant());
            next = rules.nextTransition(next.getInstant());
        }
        this.sinceMillis = changes.stream().mapToLong(Instant::toEpochMilli).toArray();
        this.offsetMillis = changes.stream().mapToLong(this::offsetAt).toArray();
    }

    /** Milliseconds from 1970-01-01T00:00 to what the clocks show then, as if every day had 24 hours. */
    long shownMillis(long epochMillis) {
        if (epochMillis < 0 || epochMillis >= END_MILLIS) {
            return epochMillis + offsetAt(Instant.ofEpochMilli(epochMillis));
        }
        int low = 0;
        int high = sinceMillis.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sinceMillis[middle] <= epochMillis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return epochMillis + offsetMillis[low];
    }

    private long offsetAt(Instant time) {
        return rules.getOffset(time).getTotalSeconds() * 1_000L;
    }
}
