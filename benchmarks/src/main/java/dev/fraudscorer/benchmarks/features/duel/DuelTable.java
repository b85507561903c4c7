package dev.fraudscorer.benchmarks.features.duel;

import java.util.List;
import java.util.Locale;

/** The rows of contenders that were measured together, each beside the floor and the older engine of the same run. */
public final class DuelTable {
    private DuelTable() {}

    public static String of(List<Contender> contenders, List<Readings> readings) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %9s %9s %9s %9s %9s %9s %9s%n",
                "cpu ns",
                "q25",
                "least",
                "median",
                "wall q25",
                "bytes",
                "/floor",
                "/older"));
        for (int i = 0; i < contenders.size(); i++) {
            Quantiles cpu = readings.get(i).cpu();
            table.append(String.format(
                    Locale.ROOT,
                    "%-10s %,9.0f %,9.0f %,9.0f %,9.0f %,9.0f %9s %9s%n",
                    contenders.get(i).name(),
                    cpu.lowerQuartile(),
                    cpu.least(),
                    cpu.median(),
                    readings.get(i).wall().lowerQuartile(),
                    readings.get(i).bytes().median(),
                    ratio(cpu, Contender.FLOOR, contenders, readings),
                    ratio(cpu, Contender.OLDER, contenders, readings)));
        }
        return table.toString();
    }

    /** Of the lower quartiles; a dash where nobody of that name took part. */
    private static String ratio(Quantiles cpu, String to, List<Contender> contenders, List<Readings> readings) {
        for (int i = 0; i < contenders.size(); i++) {
            if (contenders.get(i).name().equals(to)) {
                double other = readings.get(i).cpu().lowerQuartile();
                return String.format(Locale.ROOT, "%.2f", cpu.lowerQuartile() / other);
            }
        }
        return "-";
    }
}
