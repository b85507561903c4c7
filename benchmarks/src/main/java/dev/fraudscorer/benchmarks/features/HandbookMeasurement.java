package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Contender;
import dev.fraudscorer.benchmarks.features.duel.OlderEngine;
import dev.fraudscorer.benchmarks.features.duel.Readings;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.duel.Turns;
import dev.fraudscorer.benchmarks.features.duel.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many real events a second one core takes: the history of the Fraud Detection Handbook in its order, fourteen
 * features of each event read and the event counted, each label given seven days after its event. Events are made
 * beforehand. The first round meets the code cold; each round begins without a history. An older engine takes its turn with
 * each batch.
 */
public final class HandbookMeasurement {
    private static final int EVENTS = 1_303_778;
    private static final int BATCH = 500;

    private HandbookMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments {@code data=} the folder that has {@code handbook/transactions.csv.gz}, {@code events=1303778} of it,
     *     {@code rounds=4}, {@code older=} the class path of an older version
     */
    public static void main(String[] arguments) {
        Settings settings = new Settings(arguments, "data", "events", "rounds", "older");
        String data = settings.text("data");
        if (data == null) {
            throw new IllegalArgumentException("no data; expected data=FOLDER, the folder of the real data");
        }
        int events = settings.number("events", EVENTS);
        String path = settings.text("older");
        OlderEngine older = path == null ? null : OlderEngine.of(path);
        int rounds = settings.number("rounds", 4);
        for (int round = 1; round <= rounds; round++) {
            System.out.println("# round " + round);
            measure(data, events, older);
        }
    }

    private static void measure(String data, int events, @Nullable OlderEngine older) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(Contender.PRESENT, new HandbookOfEngine(data, events)));
        if (older != null) {
            contenders.add(
                    new Contender(Contender.OLDER, older.make(Workload.class, HandbookOfEngine.class, data, events)));
        }
        List<Readings> readings = Turns.measure(contenders, events, BATCH, 0);
        for (int i = 0; i < contenders.size(); i++) {
            System.out.printf(
                    "%-10s %,9.0f events/s on one core, q25 %,.0f ns%n",
                    contenders.get(i).name(),
                    readings.get(i).itemsPerSecond(),
                    readings.get(i).cpu().lowerQuartile());
        }
        contenders.forEach(Contender::close);
    }
}
