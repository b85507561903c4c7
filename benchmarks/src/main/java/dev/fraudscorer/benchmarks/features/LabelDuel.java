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
 * One more label at a merchant that has a hundred thousand, each measured alone: the average and the worst of a thousand;
 * by itself, and together with the next payment, which counts the frauds. The row {@code nothing} is what reading the clocks takes.
 */
public final class LabelDuel {
    private static final int WARM_UP = 1_000;

    private LabelDuel() {}

    /**
     * Measures.
     *
     * @param arguments {@code labels=100000} that there are, {@code further=1000} that are measured, {@code older=} the class
     *     path of an older version
     */
    public static void main(String[] arguments) {
        Settings settings = new Settings(arguments, "labels", "further", "older");
        int labels = settings.number("labels", 100_000);
        int further = settings.number("further", 1_000) + WARM_UP;
        String path = settings.text("older");
        OlderEngine older = path == null ? null : OlderEngine.of(path);
        for (String read : List.of(LabelsOfEngine.READ_NOT, LabelsOfEngine.READ, LabelsOfEngine.READ_BEFORE_KNOWN)) {
            measure(labels, further, read, older);
        }
    }

    private static void measure(int labels, int further, String read, @Nullable OlderEngine older) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender("nothing", (lane, from, to) -> to));
        contenders.add(new Contender(Contender.PRESENT, new LabelsOfEngine(labels, further, read)));
        if (older != null) {
            contenders.add(new Contender(
                    Contender.OLDER, older.make(Workload.class, LabelsOfEngine.class, labels, further, read)));
        }
        System.gc();
        List<Readings> readings = Turns.measure(contenders, further, 1, WARM_UP);
        System.out.printf("a payment is read after each label: %s%n", read);
        System.out.printf("%-10s %10s %10s %10s %14s%n", "cpu ns", "average", "median", "worst", "worst by clock");
        for (int i = 0; i < contenders.size(); i++) {
            Quantiles cpu = readings.get(i).cpu();
            System.out.printf(
                    "%-10s %,10.0f %,10.0f %,10.0f %,14.0f%n",
                    contenders.get(i).name(),
                    cpu.mean(),
                    cpu.median(),
                    cpu.most(),
                    readings.get(i).wall().most());
        }
        contenders.forEach(Contender::close);
    }
}
