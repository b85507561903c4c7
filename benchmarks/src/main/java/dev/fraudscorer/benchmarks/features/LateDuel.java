package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Contender;
import dev.fraudscorer.benchmarks.features.duel.OlderEngine;
import dev.fraudscorer.benchmarks.features.duel.Quantiles;
import dev.fraudscorer.benchmarks.features.duel.Readings;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.duel.Turns;
import dev.fraudscorer.benchmarks.features.duel.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payments of one merchant with tens of thousands of others, in an order that is bad for it: each pair of a new one and of what its
 * kind names, measured alone.
 */
public final class LateDuel {
    private static final int WARM_UP = 300;

    private LateDuel() {}

    /**
     * Measures.
     *
     * @param arguments {@code rows=60000} that the merchant has, {@code pairs=300} that are measured, {@code older=} the class
     *     path of an older version, {@code kinds=} some of those of {@link LateEventsOfEngine}, all by default
     */
    public static void main(String[] arguments) {
        Settings settings = new Settings(arguments, "rows", "pairs", "older", "kinds");
        int rows = settings.number("rows", 60_000);
        int pairs = settings.number("pairs", 300) + WARM_UP;
        String path = settings.text("older");
        OlderEngine older = path == null ? null : OlderEngine.of(path);
        List<String> all = new ArrayList<>();
        for (LateEventsOfEngine.Kind kind : LateEventsOfEngine.Kind.values()) {
            all.add(kind.name());
        }
        System.out.printf("%-22s %-10s %12s %12s %12s%n", "cpu us", "", "average", "median", "worst");
        for (String kind : settings.text("kinds", String.join(",", all)).split(",", -1)) {
            measure(rows, pairs, kind, older);
        }
    }

    private static void measure(int rows, int pairs, String kind, @Nullable OlderEngine older) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(Contender.PRESENT, new LateEventsOfEngine(rows, pairs, kind)));
        if (older != null) {
            contenders.add(new Contender(
                    Contender.OLDER, older.make(Workload.class, LateEventsOfEngine.class, rows, pairs, kind)));
        }
        List<Readings> readings = Turns.measure(contenders, pairs, 1, WARM_UP);
        for (int i = 0; i < contenders.size(); i++) {
            Quantiles cpu = readings.get(i).cpu();
            System.out.printf(
                    "%-22s %-10s %,12.1f %,12.1f %,12.1f%n",
                    kind, contenders.get(i).name(), cpu.mean() / 1e3, cpu.median() / 1e3, cpu.most() / 1e3);
        }
        contenders.forEach(Contender::close);
    }
}
