package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a host may do to the engine, in any order that may happen and some that should not. */
final class RandomSteps {
    private static final List<String> COUNTRIES = List.of("DE", "FR", "BR", "US");
    /** The last two are none. */
    private static final double[][] PLACES = {
        {48.2, 16.4}, {52.5, 13.4}, {-33.9, 18.4}, {40.7, -74}, {35.7, 139.7}, {91, 0}, {10, -180.5}
    };

    private static final double[] ODD_AMOUNTS = {
        0, -0.01, 1e-6, 4_294_967_296.0, -4_294_967_297.5, 1e15, -1e15, 1e100, 123_456_789.123, 500, 500.000001
    };

    private final Shape shape;
    private final Random random;
    private final TestPolicy policy;
    private final List<Event> sent = new ArrayList<>();
    private final long lateness;
    /** Whether amounts are of every size. */
    private final boolean oddAmounts;

    private long newest = TestPolicy.START;
    private int index;
    private int latest;

    RandomSteps(OraclePolicy both, Random random, TestPolicy policy) {
        this.shape = both.shape();
        this.random = random;
        this.policy = policy;
        this.lateness = Question.millis(both.lateness());
        this.oddAmounts = random.nextInt(4) == 0;
    }

    /** Steps with as many visits. */
    List<Step> make(int visits) {
        List<Step> steps = new ArrayList<>();
        for (index = 0; index < visits; index++) {
            steps.add(visit());
            if (random.nextInt(4) == 0) {
                steps.add(label(random.nextInt(30) == 0 ? event() : anySent()));
            }
            if (random.nextInt(12) == 0) {
                steps.add(Step.amend(changed(anySent())));
            }
            if (random.nextInt(100) == 0) {
                steps.add(early());
            }
        }
        return steps;
    }

    private Step visit() {
        int salt = random.nextInt();
        if (random.nextInt(12) == 0) {
            Event again = anySent();
            boolean edited = random.nextInt(4) == 0;
            return Step.visit(edited ? changed(again) : again, anyOf(Access.values()), salt);
        }
        if (random.nextInt(15) == 0) {
            // What if, some time from now or before.
            long millis = newest + (long) ((random.nextDouble() - 0.5) * 3 * lateness);
            return Step.visit(newEvent("w" + index, onGrid(millis)), Access.READ, salt);
        }
        Event event = event();
        sent.add(event);
        return Step.visit(event, random.nextInt(6) == 0 ? Access.COUNT : Access.COUNT_AND_READ, salt);
    }

    /** Stamped further ahead than is believed; in a history it is only known between when it came. */
    private Step early() {
        long reached = newest + random.nextInt(3) * (long) (random.nextDouble() * lateness);
        long received = reached + (random.nextBoolean() ? 0 : (long) (random.nextDouble() * 2 * lateness));
        return Step.early(newEvent("a" + index, received + 2 * TestPolicy.HOUR), reached, received);
    }

    private Event event() {
        newest += shape.steps()[random.nextInt(shape.steps().length)];
        // Once in a while the stream rests for longer than anything is kept.
        newest += random.nextInt(400) == 0 ? 4 * TestPolicy.DAY : 0;
        String id = random.nextInt(60) == 0 && !sent.isEmpty() ? anySent().id() : "e" + index;
        int dice = random.nextInt(20);
        long behind = switch (dice) {
            case 0 -> lateness;
            case 1 -> lateness + 1;
            case 2 -> (long) (random.nextDouble() * 5 * lateness);
            case 3, 4, 5, 6, 7 -> (long) (random.nextDouble() * lateness);
            default -> 0;
        };
        return newEvent(id, dice < 2 ? newest - behind : onGrid(newest - behind));
    }

    private long onGrid(long millis) {
        return shape == Shape.ON_A_GRID ? millis - millis % (10 * TestPolicy.MINUTE) : millis;
    }

    private Event newEvent(String id, long millis) {
        String card = random.nextInt(20) == 0 ? null : key("c");
        if (random.nextInt(20) == 0) {
            Event.Builder login = policy.login(id, millis);
            return (card == null ? login : login.set("card", card)).build();
        }
        return payment(id, millis, card, random.nextInt(15) == 0 ? null : key("m"));
    }

    /** The same event with other attributes, but of the same entities. */
    private Event changed(Event event) {
        return event.type().attribute("merchant") == null
                ? event
                : payment(event.id(), event.timeMillis(), event.text("card"), event.text("merchant"));
    }

    private Event payment(String id, long millis, @Nullable String card, @Nullable String merchant) {
        Event.Builder event = policy.payment(id, millis);
        if (card != null) {
            event.set("card", card);
        }
        if (merchant != null) {
            event.set("merchant", merchant);
        }
        if (random.nextInt(8) > 0) {
            event.set("amount", amount());
        }
        if (random.nextBoolean()) {
            event.set("tip", (random.nextInt(5) - 2) / 10.0);
        }
        if (random.nextInt(4) > 0) {
            event.set("country", COUNTRIES.get(random.nextInt(COUNTRIES.size())));
        }
        if (random.nextBoolean()) {
            event.set("online", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            double[] place = PLACES[random.nextInt(PLACES.length)];
            event.set("lat", place[0]);
            if (random.nextInt(10) > 0) {
                event.set("lon", place[1]);
            }
        }
        if (random.nextInt(60) == 0) {
            refuseOne(event);
        }
        return event.build();
    }

    /** Gives an attribute what it cannot be. */
    private void refuseOne(Event.Builder event) {
        String name = List.of("amount", "tip", "country", "online", "lat", "lon", "merchant")
                .get(random.nextInt(7));
        event.lenient();
        if (name.equals("country") || name.equals("merchant")) {
            event.set(name, 1.5);
        } else {
            event.set(name, "nothing of the kind");
        }
    }

    private double amount() {
        return oddAmounts && random.nextInt(4) == 0
                ? ODD_AMOUNTS[random.nextInt(ODD_AMOUNTS.length)]
                : random.nextInt(100_000) / 100.0;
    }

    private Step label(Event event) {
        long known = event.timeMillis() + (long) ((random.nextDouble() - 0.1) * 4 * lateness);
        // Often at the same moment as another, or as an event, and sometimes within the millisecond of it.
        long millis = random.nextBoolean() ? known - known % TestPolicy.HOUR : onGrid(known);
        Instant knownAt = Instant.ofEpochMilli(millis).plusNanos(random.nextInt(3) * 499_999L);
        return Step.label(
                event,
                random.nextInt(3) == 0
                        ? Label.legit(LabelSource.ANALYST, knownAt)
                        : Label.fraud(LabelSource.CHARGEBACK, knownAt));
    }

    private Event anySent() {
        return sent.isEmpty() ? event() : sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 60)));
    }

    /** Mostly the same few, now and then one that is rarely seen, and that for a while. */
    private String key(String prefix) {
        if (random.nextInt(3) == 0) {
            return prefix + latest;
        }
        boolean rare = random.nextInt(10) == 0;
        latest = rare ? 100 + random.nextInt(100) : random.nextInt(shape.busyKeys());
        return prefix + latest;
    }

    private <T> T anyOf(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
