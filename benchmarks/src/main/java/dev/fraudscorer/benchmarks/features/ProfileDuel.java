package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Contender;
import dev.fraudscorer.benchmarks.features.duel.DuelTable;
import dev.fraudscorer.benchmarks.features.duel.Readings;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.duel.Turns;
import java.util.List;

/**
 * One payment of 150 features beside the floor and an older version of the engine, in turn in one JVM: processor time,
 * passing time and garbage. With 300 cards all histories are in the cache, with a million none is.
 */
public final class ProfileDuel {
    private static final int WARM_UP_SHARE = 3;

    private ProfileDuel() {}

    /**
     * Measures.
     *
     * @param arguments {@code cards=150000}, {@code events=30} of each card within 90 days, {@code payments=300000},
     *     {@code batch=500}, {@code older=} the class path of an older version, {@code contenders=floor,map,present,older}
     */
    public static void main(String[] arguments) {
        Settings settings = new Settings(arguments, "cards", "events", "payments", "batch", "older", "contenders");
        int payments = settings.number("payments", 300_000);
        int batch = settings.number("batch", 500);
        List<Contender> contenders = new PaymentContenders(settings, payments, 1, batch).make(settings);
        System.gc();
        List<Readings> readings = Turns.measure(contenders, payments, batch, payments / WARM_UP_SHARE);
        System.out.print(DuelTable.of(contenders, readings));
        contenders.forEach(Contender::close);
    }
}
