package dev.fraudscorer.benchmarks;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.benchmarks.features.duel.Contender;
import dev.fraudscorer.benchmarks.features.duel.DuelTable;
import dev.fraudscorer.benchmarks.features.duel.Readings;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.duel.Turns;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.policy.PolicySource;
import java.util.List;

/**
 * Building an event of thirteen attributes by names, by attributes and by a mapper, in turn in one JVM, by the time of the
 * processor: what {@link EventBenchmark} measures, for a machine that others use, too.
 */
public final class EventDuel {
    private static final int WARM_UP_SHARE = 3;

    private EventDuel() {}

    /**
     * Measures.
     *
     * @param arguments {@code events=10000000}, {@code batch=1000}
     */
    public static void main(String[] arguments) {
        Settings settings = new Settings(arguments, "events", "batch");
        int events = settings.number("events", 10_000_000);
        try (FraudScorer scorer = FraudScorer.builder(PolicySource.classPath(EventDuel.class, "policy"))
                .without("models")
                .load()) {
            EventType type = scorer.eventType("payment");
            HostPayments payments = new HostPayments(type);
            List<Contender> contenders = List.of(
                    new Contender("name", (lane, from, to) -> byName(payments, to - from)),
                    new Contender("attribute", (lane, from, to) -> byAttribute(payments, to - from)),
                    new Contender("mapper", (lane, from, to) -> byMapper(payments, to - from)));
            List<Readings> readings =
                    Turns.measure(contenders, events, settings.number("batch", 1_000), events / WARM_UP_SHARE);
            System.out.print(DuelTable.of(contenders, readings));
        }
    }

    // A loop for each way: in one for all, the JIT would find three ways at its call and inline none.

    private static long byName(HostPayments payments, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += payments.byName().textBytes();
        }
        return sum;
    }

    private static long byAttribute(HostPayments payments, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += payments.byAttribute().textBytes();
        }
        return sum;
    }

    private static long byMapper(HostPayments payments, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += payments.byMapper().textBytes();
        }
        return sum;
    }
}
