package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.openjdk.jol.info.GraphLayout;

/**
 * How much memory a card takes, with all that belongs to it: its events, its share of the table that finds it and of
 * the queue that evicts it.
 *
 * <p>First, with 150 features and 100 events within 90 days: 10,000 cards, every object reachable from the engine counted,
 * less what it is before the first event. Then a million cards with 30 events each: the heap in use after a collection,
 * less what it was before the first event.
 */
public final class MemoryMeasurement {
    private static final int FEW_CARDS = 10_000;
    private static final int EVENTS_OF_FEW = 100;
    private static final int MANY_CARDS = 1_000_000;
    private static final int COLLECTIONS = 3;

    private MemoryMeasurement() {}

    public static void main(String[] arguments) {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MANY_CARDS;
        measureObjects(TrafficVolume.of(FEW_CARDS).withEventsPerCard(EVENTS_OF_FEW));
        measureHeap(TrafficVolume.of(many));
    }

    private static void measureObjects(TrafficVolume world) {
        try (HistoryPolicy policy = HistoryPolicy.load(PolicyResource.ONE_CARD)) {
            long empty = GraphLayout.parseInstance(policy.state()).totalSize();
            count(policy, world);
            GraphLayout full = GraphLayout.parseInstance(policy.state());
            System.out.println(full.toFootprint());
            report("objects", world, policy, full.totalSize() - empty);
        }
    }

    private static void measureHeap(TrafficVolume world) {
        try (HistoryPolicy policy = HistoryPolicy.load(PolicyResource.ONE_CARD)) {
            long empty = usedHeap();
            count(policy, world);
            report("heap", world, policy, usedHeap() - empty);
        }
    }

    private static void count(HistoryPolicy policy, TrafficVolume world) {
        WarmHistory.count(policy, new Traffic(world), world.historyPayments(TrafficVolume.LONGEST_WINDOW));
    }

    private static void report(String how, TrafficVolume world, HistoryPolicy policy, long bytes) {
        System.out.printf(
                "%s: %,d cards with %d events each: %,d bytes, %,d a card; the engine itself reports %,d bytes%n",
                how,
                world.cards(),
                world.eventsPerCard(),
                bytes,
                bytes / world.cards(),
                policy.gauges().get("card.bytes"));
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
