package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.benchmarks.features.WarmHistory;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The reference policy under payments that come at a steady rate, whether or not those before are answered, while policies with other
 * models are swapped and snapshots taken. A latency runs from the moment at which the payment was due. Beside it, in the same run, a loop
 * that only reads the clock, at the same rate and on a thread of its own, shows what machine and JVM add.
 */
public final class LoadDriver {
    private static final String[] SETTINGS = {
        "cards", "events", "rate", "threads", "seconds", "warmup", "interval", "reload", "snapshot", "deadline"
    };
    private static final int EDITIONS = 2;

    private LoadDriver() {}

    /**
     * Measures.
     *
     * @param arguments {@code cards=1000000}, {@code events=30} of each card within 90 days, {@code rate=10000} a second over all
     *     threads, {@code threads=1}, {@code seconds=60} after {@code warmup=20}, a line every {@code interval=10} seconds; and if they
     *     are given, the policy swapped every {@code reload} seconds, a snapshot begun every {@code snapshot} seconds, and a {@code deadline} of
     *     each score in microseconds
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        run(arguments, System.out);
    }

    static void run(String[] arguments, PrintStream out) throws IOException, InterruptedException, ExecutionException {
        Settings settings = new Settings(arguments, SETTINGS);
        int cards = settings.number("cards", 1_000_000);
        int rate = settings.number("rate", 10_000);
        int threads = settings.number("threads", 1);
        int seconds = settings.number("seconds", 60);
        TrafficVolume world = TrafficVolume.of(cards).withEventsPerCard(settings.number("events", 30));
        int warmUp = settings.number("warmup", 20);
        world.checkTimeFor((long) rate * (warmUp + seconds));
        ReferencePolicy policy = new ReferencePolicy(SampledValues.take(), cards);
        WrittenPolicies folders = new WrittenPolicies(policy, EDITIONS);
        try (folders;
                FraudScorer scorer = FraudScorer.load(folders.edition(0))) {
            WarmHistory.record(scorer, new Traffic(world), world);
            System.gc();
            try (LoadedLanes lanes = new LoadedLanes(scorer, traffics(world, threads), rate, budget(settings));
                    Operations operations = new Operations(scorer, folders)) {
                lanes.start();
                lanes.pass(warmUp);
                operations.start(every(settings, "reload"), every(settings, "snapshot"));
                LoadReport report = new LoadReport(out);
                int interval = Math.min(seconds, settings.number("interval", 10));
                for (int passed = 0; passed + interval <= seconds; passed += interval) {
                    lanes.pass(interval);
                    report.interval(lanes.scoring(), lanes.clock());
                }
                lanes.stop();
                operations.stop();
                report.end(lanes, operations, scorer.metrics().gauges());
            }
        }
    }

    private static List<Traffic> traffics(TrafficVolume world, int threads) {
        int history = world.historyPayments(TrafficVolume.LONGEST_WINDOW);
        List<Traffic> traffics = new ArrayList<>();
        for (int part = 0; part < threads; part++) {
            traffics.add(Traffic.after(history, part, threads, world));
        }
        return traffics;
    }

    private static Duration budget(Settings settings) {
        return settings.text("deadline") == null
                ? Duration.ZERO
                : Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(settings.number("deadline", 1)));
    }

    private static Duration every(Settings settings, String name) {
        return settings.text(name) == null ? Duration.ZERO : Duration.ofSeconds(settings.number(name, 1));
    }
}
