package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.StreamTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stamps events of other keys carry, honest events have the very features that they have without them: live, by
 * the scorer's clock, with a restart in between, and in a history, by its own.
 */
class HostileStampsPropertyTest {
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long LATENESS = Duration.ofHours(2).toMillis();
    private static final long AHEAD = Duration.ofMinutes(10).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "time: { order: arrival }"})
    void score_hostileStampsOfOtherKeys_changeNoHonestFeature(String time) {
        for (long seed = 0; seed < 6; seed++) {
            List<Arrival> arrivals = arrivals(new Random(seed), Integer.MAX_VALUE);
            SortedMap<String, List<String>> alone = live(arrivals, time, "alone" + seed, false, false);
            SortedMap<String, List<String>> together = live(arrivals, time, "together" + seed, true, seed % 2 == 1);

            assertThat(together).as("seed %d", seed).isEqualTo(alone);
            assertThat(alone.values())
                    .as("seed %d", seed)
                    .noneMatch(features -> features.toString().contains("TOO_"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "time: { order: arrival }"})
    void score_hostileMinorityOfAHistory_changesNoHonestFeature(String time) {
        for (long seed = 0; seed < 6; seed++) {
            List<Arrival> arrivals = arrivals(new Random(seed), StreamTime.MOST_WRONG);
            SortedMap<String, List<String>> alone = replayed(arrivals, time, "past" + seed, false);
            SortedMap<String, List<String>> together = replayed(arrivals, time, "both" + seed, true);

            assertThat(together).as("seed %d", seed).isEqualTo(alone);
            assertThat(alone.values())
                    .as("seed %d", seed)
                    .noneMatch(features -> features.toString().contains("TOO_"));
        }
    }

    private SortedMap<String, List<String>> live(
            List<Arrival> arrivals, String time, String name, boolean hostile, boolean restarts) {
        SortedMap<String, List<String>> honest = new TreeMap<>();
        try (StampedHost host = new StampedHost(folder.resolve(name + time.length()), time)) {
            for (int i = 0; i < arrivals.size(); i++) {
                Arrival arrival = arrivals.get(i);
                Event event = arrival.honest || hostile ? arrival.event(host) : null;
                if (event != null) {
                    host.score(event, arrival.now);
                    if (arrival.honest) {
                        honest.put(arrival.id, host.lastFeatures());
                    }
                }
                if (restarts && i % 1_000 == 500) {
                    host.restart();
                }
            }
        }
        return honest;
    }

    private SortedMap<String, List<String>> replayed(
            List<Arrival> arrivals, String time, String name, boolean hostile) {
        SortedMap<String, List<String>> honest = new TreeMap<>();
        try (StampedHost host = new StampedHost(folder.resolve(name + time.length()), time)) {
            List<Event> history = new ArrayList<>();
            for (Arrival arrival : arrivals) {
                Event event = arrival.honest || hostile ? arrival.event(host) : null;
                if (event != null) {
                    history.add(event);
                }
            }
            StreamTime<Event> stream =
                    StreamTime.of(history.iterator(), host.scorer().policy().lateness());
            while (stream.hasNext()) {
                Event event = stream.next();
                host.score(event);
                if (event.id().startsWith("honest")) {
                    honest.put(event.id(), host.lastFeatures());
                }
            }
        }
        return honest;
    }

    /** @param mostHostile of any 63 neighbours; none of the last 63 */
    private static List<Arrival> arrivals(Random random, int mostHostile) {
        int count = 2_500;
        List<Arrival> arrivals = new ArrayList<>();
        long now = START;
        for (int i = 0; i < count; i++) {
            boolean bounded = mostHostile < StreamTime.WINDOW;
            boolean hostile = random.nextInt(3) > 0
                    && (!bounded || (i < count - StreamTime.WINDOW && hostileAmongLast(arrivals) < mostHostile));
            if (hostile) {
                arrivals.add(
                        new Arrival("hostile" + i, now, hostileStamp(random, now), "x" + random.nextInt(3), false));
            } else {
                now += random.nextInt(100) == 0 ? random.nextInt(48) * HOUR : random.nextInt(40_000);
                long late = random.nextInt(3) == 0 ? (long) (random.nextDouble() * LATENESS / 2) : 0;
                arrivals.add(new Arrival(
                        "honest" + i, now, Instant.ofEpochMilli(now - late), "c" + random.nextInt(8), true));
            }
        }
        return arrivals;
    }

    private static int hostileAmongLast(List<Arrival> arrivals) {
        int hostile = 0;
        for (int i = Math.max(0, arrivals.size() - StreamTime.WINDOW + 1); i < arrivals.size(); i++) {
            hostile += arrivals.get(i).honest ? 0 : 1;
        }
        return hostile;
    }

    private static Instant hostileStamp(Random random, long now) {
        return switch (random.nextInt(9)) {
            case 0 -> Instant.MAX;
            case 1 -> Instant.MIN;
            case 2 -> Instant.parse("9999-12-31T23:59:59.999Z");
            case 3 -> Instant.parse("2000-01-01T00:00:00Z");
            case 4 -> Instant.ofEpochMilli(now / 1000);
            case 5 -> Instant.ofEpochMilli(now + AHEAD + random.nextInt(2));
            case 6 ->
                Instant.ofEpochMilli(
                        now + (long) (random.nextDouble() * Duration.ofDays(200).toMillis()));
            case 7 -> Instant.ofEpochMilli(now - LATENESS - random.nextInt(2));
            default ->
                Instant.ofEpochMilli(now
                        - (long) (random.nextDouble() * Duration.ofDays(9_000).toMillis()));
        };
    }

    /** An event, and the time of its arrival. */
    private record Arrival(String id, long now, Instant stamp, String card, boolean honest) {
        /** Null if its stamp is refused. */
        @Nullable
        Event event(StampedHost host) {
            String merchant = (honest ? "m" : "y") + id.hashCode() % 5;
            try {
                return host.payment(id, stamp, card, merchant, 1 + (id.hashCode() & 63) / 8.0);
            } catch (InvalidEventException e) {
                return null;
            }
        }
    }
}
