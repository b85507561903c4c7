package dev.fraudscorer.benchmarks.lists;

import dev.fraudscorer.event.Event;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * A list of ten million keys of 20 characters: how long it takes to load, how much memory it takes, and how long a rule
 * takes to ask it.
 *
 * <p>Keys are asked in random order, half of them listed, each event built just before, so that its key is in the cache and
 * the list is not. The time is that of a whole rule, vector begun and condition evaluated; the same with a list of one key
 * shows what of it is not the list. In batches, where the processor works at several look-ups at once, and one by one with
 * the clock read for each.
 */
public final class ListMeasurement {
    private static final int KEYS = 10_000_000;
    private static final int BATCH = 64;
    private static final int BATCHES = 40_000;
    private static final int COLLECTIONS = 3;
    private static final long SEED = 20_261_122;

    private ListMeasurement() {}

    /** @param arguments how many keys, if not ten million */
    public static void main(String[] arguments) throws IOException {
        int keys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : KEYS;
        measure(1);
        measure(keys);
    }

    private static void measure(int keys) throws IOException {
        Path folder = Files.createTempDirectory("lists");
        try {
            ListPolicy.write(folder, keys);
            System.out.printf("%,d keys, a file of %,d bytes%n", keys, Files.size(folder.resolve("blocked.txt")));
            long before = usedHeap();
            long began = System.nanoTime();
            ListPolicy policy = ListPolicy.load(folder);
            System.out.printf("  loaded in %,.2f s%n", (System.nanoTime() - began) / 1e9);
            System.out.printf("  heap: %,d bytes%n", usedHeap() - before);
            for (int run = 0; run < 3; run++) {
                ask("listed", policy, keys, 0);
                ask("not listed", policy, keys, keys);
            }
        } finally {
            Files.deleteIfExists(folder.resolve("blocked.txt"));
            Files.deleteIfExists(folder.resolve("policy.yaml"));
            Files.deleteIfExists(folder);
        }
    }

    /** @param from the number of the first key to ask for; those listed have the numbers from 0 */
    private static void ask(String what, ListPolicy policy, int keys, int from) {
        Random random = new Random(SEED);
        Event[] events = new Event[BATCH];
        long batched = 0;
        long firedBefore = policy.fired();
        for (int batch = 0; batch < BATCHES; batch++) {
            fill(events, policy, keys, from, random);
            long began = System.nanoTime();
            for (Event event : events) {
                policy.ask(event);
            }
            batched += System.nanoTime() - began;
        }
        long expected = from == 0 ? (long) BATCH * BATCHES : 0;
        if (policy.fired() - firedBefore != expected) {
            throw new AssertionError("the rule fired " + (policy.fired() - firedBefore) + " times, not " + expected);
        }
        long[] single = new long[BATCH * BATCHES / 8];
        for (int i = 0; i < single.length; i += BATCH) {
            fill(events, policy, keys, from, random);
            for (int j = 0; j < BATCH; j++) {
                long began = System.nanoTime();
                policy.ask(events[j]);
                single[i + j] = System.nanoTime() - began;
            }
        }
        Arrays.sort(single);
        System.out.printf(
                "  %-10s %4.0f ns in batches; one by one median %d ns, p99 %d ns%n",
                what, batched / (double) (BATCH * BATCHES), single[single.length / 2], single[single.length / 100 * 99]);
    }

    private static void fill(Event[] events, ListPolicy policy, int keys, int from, Random random) {
        for (int i = 0; i < BATCH; i++) {
            events[i] = policy.event(from + random.nextInt(keys));
        }
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
