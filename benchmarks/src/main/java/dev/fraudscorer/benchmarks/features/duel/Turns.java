package dev.fraudscorer.benchmarks.features.duel;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets contenders work in turn, a batch each, and another of them first each time: what disturbs the machine for longer
 * than a batch then falls on all alike, and nobody always comes after the same neighbour.
 */
public final class Turns {
    private Turns() {}

    /**
     * Measures on the calling thread, on the first lane.
     *
     * @param items how many each contender has
     * @param batch how many of them are measured together
     * @param warmUp how many come before anything is kept
     * @return the readings of each contender, in their order
     */
    public static List<Readings> measure(List<Contender> contenders, int items, int batch, int warmUp) {
        List<Readings> readings = new ArrayList<>();
        contenders.forEach(contender -> readings.add(new Readings()));
        Readings discarded = new Readings();
        ThreadMeter meter = new ThreadMeter();
        long checksum = 0;
        int turn = 0;
        for (int from = 0; from + batch <= items; from += batch, turn++) {
            for (int i = 0; i < contenders.size(); i++) {
                int place = (i + turn) % contenders.size();
                Workload work = contenders.get(place).work();
                meter.begin();
                checksum += work.batch(0, from, from + batch);
                meter.end(from < warmUp ? discarded : readings.get(place), batch);
            }
        }
        System.out.println("# checksum " + checksum);
        return readings;
    }
}
