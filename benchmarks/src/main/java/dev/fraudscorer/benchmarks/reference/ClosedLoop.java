package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.benchmarks.features.WarmHistory;
import dev.fraudscorer.benchmarks.features.duel.Contender;
import dev.fraudscorer.benchmarks.features.duel.DuelTable;
import dev.fraudscorer.benchmarks.features.duel.Readings;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.duel.Turns;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * The reference policy on one thread, one payment after the other, beside the floor in the same run: time of a score, assessments a
 * second, and bytes by decision.
 */
public final class ClosedLoop {
    private static final int WARM_UP_SHARE = 3;
    private static final double NANOS = 1e9;

    private ClosedLoop() {}

    /**
     * Measures.
     *
     * @param arguments {@code cards=1000000}, {@code events=30} of each card within 90 days, {@code payments=300000}, of which a third is
     *     warm-up, {@code batch=500}
     */
    public static void main(String[] arguments) throws IOException {
        run(new Settings(arguments, "cards", "events", "payments", "batch"), System.out);
    }

    static void run(Settings settings, PrintStream out) throws IOException {
        int cards = settings.number("cards", 1_000_000);
        int payments = settings.number("payments", 300_000);
        int batch = settings.number("batch", 500);
        TrafficVolume world = TrafficVolume.of(cards).withEventsPerCard(settings.number("events", 30));
        world.checkTimeFor(2L * payments);
        SampledValues sample = SampledValues.take();
        ReferencePolicy policy = new ReferencePolicy(sample, cards);
        WrittenPolicies folders = new WrittenPolicies(policy, 1);
        try (folders;
                FraudScorer scorer = FraudScorer.load(folders.edition(0))) {
            Traffic traffic = new Traffic(world);
            WarmHistory.record(scorer, traffic, world);
            EventType type = scorer.eventType("payment");
            Payment[] own = new Payment[payments];
            // Behind those that are timed, as many again of which bytes are counted one by one.
            Event[] events = new Event[2 * payments];
            for (int i = 0; i < events.length; i++) {
                Payment payment = traffic.next();
                events[i] = payment.toEvent(type);
                if (i < payments) {
                    own[i] = payment;
                }
            }
            List<Contender> contenders = List.of(
                    new Contender(Contender.FLOOR, new ScoreByHand(sample, policy, world, own)),
                    new Contender(Contender.PRESENT, new ScoreByEngine(scorer, events)));
            System.gc();
            List<Readings> readings = Turns.measure(contenders, payments, batch, payments / WARM_UP_SHARE);
            BytesByDecision bytes = new BytesByDecision();
            bytes.measure(scorer, events, payments, events.length);
            out.print(DuelTable.of(contenders, readings));
            for (int i = 0; i < contenders.size(); i++) {
                double wall = readings.get(i).wall().mean();
                out.printf(
                        Locale.ROOT,
                        "%-10s on average %,9.0f ns, %,9.0f a second%n",
                        contenders.get(i).name(),
                        wall,
                        NANOS / wall);
            }
            out.print(bytes.table());
            out.println("# " + scorer.metrics().gauges());
        }
    }
}
