package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Payments as they come to a gateway: each at its own time or up to an hour later, and what turns out about some of them
 * within the next day, more than once and at times taken back.
 */
final class LiveStream {
    static final long DISORDER_MILLIS = TestPolicy.HOUR;

    private static final double[][] PLACES = {{48.2, 16.4}, {52.5, 13.4}, {40.7, -74}};

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<Event, List<Report>> reports = new HashMap<>();

    LiveStream(TestPolicy policy, long seed, int events) {
        Random random = new Random(seed);
        long time = TestPolicy.START;
        for (int i = 0; i < events; i++) {
            // Often in the same millisecond as another.
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(120_000);
            Event event = event(policy, random, "p" + i, time);
            long delay = random.nextInt(3) == 0 ? (long) (random.nextDouble() * DISORDER_MILLIS) : 0;
            arrivals.add(new Arrival(event, time + delay));
            reports.put(event, random.nextInt(5) == 0 ? reports(random, event, time + delay) : List.of());
        }
        arrivals.sort(Comparator.comparingLong(Arrival::wallMillis));
    }

    private static Event event(TestPolicy policy, Random random, String id, long time) {
        double[] place = PLACES[random.nextInt(PLACES.length)];
        Event.Builder event = policy.payment(id, time)
                .set("card", "c" + (random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(4)))
                .set("country", random.nextBoolean() ? "DE" : "FR")
                .set("online", random.nextBoolean())
                .set("lat", place[0])
                .set("lon", place[1]);
        if (random.nextInt(10) > 0) {
            event.set("merchant", "m" + random.nextInt(random.nextBoolean() ? 2 : 300));
        }
        if (random.nextInt(10) > 0) {
            event.set("amount", random.nextInt(100_000) / 100.0);
        }
        return event.build();
    }

    /** Each reaches the host at some time between the event's arrival and the moment from which it counts. */
    private static List<Report> reports(Random random, Event event, long arrivedMillis) {
        List<Report> reports = new ArrayList<>();
        long known = arrivedMillis;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            known += 1 + (long) (random.nextDouble() * TestPolicy.DAY / 2);
            Instant knownAt = Instant.ofEpochMilli(known);
            Label label = random.nextInt(3) == 0
                    ? Label.legit(LabelSource.ANALYST, knownAt)
                    : Label.fraud(LabelSource.CHARGEBACK, knownAt);
            reports.add(
                    new Report(event, label, arrivedMillis + (long) (random.nextDouble() * (known - arrivedMillis))));
        }
        return reports;
    }

    /** In the order in which they come. */
    List<Arrival> arrivals() {
        return arrivals;
    }

    /** What turns out about an event. */
    List<Report> reports(Event event) {
        return reports.getOrDefault(event, List.of());
    }

    /** Whether another event of one of its entities arrives later but happened before, or in the same millisecond. */
    boolean isAnythingBeforeStillToCome(Arrival arrival) {
        for (int i = arrivals.indexOf(arrival) + 1; i < arrivals.size(); i++) {
            Arrival later = arrivals.get(i);
            if (later.wallMillis() > arrival.event().timeMillis() + DISORDER_MILLIS) {
                return false;
            }
            if (later.event().timeMillis() <= arrival.event().timeMillis() && haveAnEntityInCommon(arrival, later)) {
                return true;
            }
        }
        return false;
    }

    private static boolean haveAnEntityInCommon(Arrival one, Arrival other) {
        String merchant = one.event().text("merchant");
        return String.valueOf(one.event().text("card")).equals(other.event().text("card"))
                || (merchant != null && merchant.equals(other.event().text("merchant")));
    }

    /** An event, and when it arrives. */
    record Arrival(Event event, long wallMillis) {}

    /** A label, and when the host receives it. */
    record Report(Event event, Label label, long deliveredMillis) {}
}
