package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Contender;
import dev.fraudscorer.benchmarks.features.duel.LaneReadings;
import dev.fraudscorer.benchmarks.features.duel.LaneSchedule;
import dev.fraudscorer.benchmarks.features.duel.LaneTurns;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import java.util.List;

/** One payment of 150 features on one thread and on two with keys of their own, beside the floor in one JVM. */
public final class TwoThreadsDuel {
    private TwoThreadsDuel() {}

    /**
     * Measures.
     *
     * @param arguments as those of {@link ProfileDuel}; payments are those of each lane
     */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = new Settings(arguments, "cards", "events", "payments", "batch", "older", "contenders");
        int payments = settings.number("payments", 300_000);
        int batch = settings.number("batch", 500);
        List<Contender> contenders =
                new PaymentContenders(settings, payments, LaneSchedule.LANES, batch).make(settings);
        System.gc();
        List<LaneReadings> readings = LaneTurns.measure(contenders, new LaneSchedule(payments, batch));
        System.out.printf("%-10s %12s %12s %8s %12s%n", "q25", "cpu ns, one", "cpu ns, two", "ratio", "wall, one/two");
        for (int i = 0; i < contenders.size(); i++) {
            double one = readings.get(i).alone().cpu().lowerQuartile();
            double two = readings.get(i).together().cpu().lowerQuartile();
            System.out.printf(
                    "%-10s %,12.0f %,12.0f %8.3f %12.3f%n",
                    contenders.get(i).name(),
                    one,
                    two,
                    two / one,
                    readings.get(i).scaling());
        }
        contenders.forEach(Contender::close);
    }
}
