package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The engine with one merchant that had so many payments within a day, which is what its policy lets payments come late by. In
 * turn come a payment that is new and one that is measured beside it: a new one too, a late one, or a late one that came before.
 */
final class LateEventsOfEngine implements Workload {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1).minusMinutes(1);
    private static final int CARDS = 20_000;
    private static final String[] COUNTRIES = {"AT", "DE", "FR", "GB", "US"};

    /** What comes beside new payments. */
    enum Kind {
        NEW,
        LATE_BY_23_HOURS,
        LATE_BY_12_HOURS,
        RETRY_OF_12_HOURS_AGO,
        ALL_AT_ONE_TIME
    }

    private final HistoryPolicy policy = HistoryPolicy.load(PolicyResource.ONE_MERCHANT);
    private final FeatureVector vector = policy.newVector();
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Event> events = new ArrayList<>();

    LateEventsOfEngine(int rows, int most, String kindName) {
        Kind kind = Kind.valueOf(kindName);
        for (int i = 0; i < rows; i++) {
            Duration since =
                    kind == Kind.ALL_AT_ONE_TIME ? DAY : DAY.multipliedBy(i).dividedBy(rows);
            policy.fill(vector, payment(i, since), Access.COUNT);
        }
        Event counted = payment(rows, DAY.minusHours(12));
        policy.fill(vector, counted, Access.COUNT);
        for (int i = 0; i < most; i++) {
            int number = rows + 1 + 2 * i;
            Duration now = DAY.plusMillis(kind == Kind.ALL_AT_ONE_TIME ? 0 : i);
            events.add(payment(number, now));
            events.add(
                    switch (kind) {
                        case NEW, ALL_AT_ONE_TIME -> payment(number + 1, now);
                        case LATE_BY_23_HOURS -> payment(number + 1, now.minusHours(23));
                        case LATE_BY_12_HOURS -> payment(number + 1, now.minusHours(12));
                        case RETRY_OF_12_HOURS_AGO -> counted;
                    });
        }
    }

    @Override
    public long batch(int lane, int from, int to) {
        for (int i = 2 * from; i < 2 * to; i++) {
            policy.fill(vector, events.get(i), Access.COUNT_AND_READ);
        }
        return to;
    }

    @Override
    public void close() {
        System.out.println("# " + policy.gauges());
        policy.close();
    }

    private Event payment(int number, Duration sinceStart) {
        return policy.type()
                .newEvent(TokenSource.payment(number), START.plus(sinceStart))
                .set("card", TokenSource.card(random.nextInt(CARDS)))
                .set("device", TokenSource.device(0))
                .set("ip", TokenSource.address(0))
                .set("merchant", TokenSource.merchant(0))
                .set("amount", random.nextInt(1, 100_000) / 100.0)
                .set("country", COUNTRIES[random.nextInt(COUNTRIES.length)])
                .build();
    }
}
