package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.metrics.Gauge;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import org.openjdk.jol.info.GraphLayout;

/**
 * How much memory a card or a merchant takes, with all that belongs to it: its events, its share of the table that finds
 * it and of the queue that evicts it. Measured when its longest window is full for the first time, and after more months of
 * the same traffic: what was made for busier days should shrink again.
 *
 * <p>Of few entities every object reachable from the engine is counted, of many the heap in use after a collection, both less
 * what there was before the first event.
 */
public final class MemoryMeasurement {
    private static final int COLLECTIONS = 3;
    private static final int CARDS_OF_MERCHANT = 10;

    private final String how;
    private final PolicyResource resource;
    private final String entity;
    private final int entities;
    private final TrafficVolume world;

    private MemoryMeasurement(String how, PolicyResource resource, String entity, int entities, TrafficVolume world) {
        this.how = how;
        this.resource = resource;
        this.entity = entity;
        this.entities = entities;
        this.world = world;
    }

    /**
     * Measures.
     *
     * @param arguments {@code few=10000} cards with {@code events_of_few=100} in 90 days, {@code many=1000000} cards with
     *     {@code events_of_many=30}, {@code merchants=10000} with 300, {@code months=6} of further traffic
     */
    public static void main(String[] arguments) {
        Settings settings =
                new Settings(arguments, "few", "events_of_few", "many", "events_of_many", "merchants", "months");
        int few = settings.number("few", 10_000);
        int many = settings.number("many", 1_000_000);
        int merchants = settings.number("merchants", 10_000);
        int months = settings.number("months", 6);
        TrafficVolume fewCards = TrafficVolume.of(few).withEventsPerCard(settings.number("events_of_few", 100));
        TrafficVolume manyCards = TrafficVolume.of(many).withEventsPerCard(settings.number("events_of_many", 30));
        TrafficVolume ofMerchants = TrafficVolume.of(merchants * CARDS_OF_MERCHANT);
        new MemoryMeasurement("objects", PolicyResource.ONE_CARD, "card", few, fewCards).measure(months);
        new MemoryMeasurement("objects", PolicyResource.ONE_MERCHANT, "merchant", merchants, ofMerchants)
                .measure(months);
        new MemoryMeasurement("heap", PolicyResource.ONE_CARD, "card", many, manyCards).measure(months);
    }

    private void measure(int months) {
        try (HistoryPolicy policy = HistoryPolicy.load(resource)) {
            long empty = bytes(policy);
            Traffic traffic = new Traffic(world);
            WarmHistory.count(policy, traffic, world.payments(TrafficVolume.LONGEST_WINDOW));
            report("freshly grown", policy, bytes(policy) - empty);
            WarmHistory.count(policy, traffic, world.payments(Duration.ofDays(30L * months)));
            report(months + " months later", policy, bytes(policy) - empty);
        }
    }

    private long bytes(HistoryPolicy policy) {
        return how.equals("heap")
                ? usedHeap()
                : GraphLayout.parseInstance(policy.state()).totalSize();
    }

    private void report(String when, HistoryPolicy policy, long bytes) {
        System.out.printf(
                "%s, %s: %,d of %s with %d events each: %,d bytes, %,d each; the engine itself reports %,d bytes%n",
                how,
                when,
                entities,
                entity,
                (long) world.cards() * world.eventsPerCard() / entities,
                bytes,
                bytes / entities,
                policy.gauges().stream()
                        .filter(gauge -> gauge.series().equals("features.bytes{entity=" + entity + "}"))
                        .findFirst()
                        .map(Gauge::value)
                        .orElseThrow());
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
