package dev.fraudscorer.benchmarks.lists;

import dev.fraudscorer.event.EventType;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.lists.content.ListStatus;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A list of ten million keys of 20 characters: how long it takes to load, how much memory it takes, and how long it
 * takes to answer.
 *
 * <p>Keys are looked up in random order, one after the other and once more with the clock read for each, which takes
 * some 25 ns. The keys are in the cache when they are looked up, and the list is not, unless they are few. What
 * the machine itself takes is measured beside it: one wait for the memory, by a chain of loads all over as much as the
 * list takes, and a {@link LineTable} of the same keys, the floor.
 */
public final class ListMeasurement {
    private static final int KEYS = 10_000_000;
    /** So few that what the list has of them stays in the cache, as with keys that come again and again. */
    private static final int FEW = 10_000;

    private static final int ASKED = 1 << 20;
    private static final int RUNS = 3;
    private static final int COLLECTIONS = 3;
    private static final long SEED = 20_261_122;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final Predicate<String> table;
    private final int keys;
    private long found;

    private ListMeasurement(Predicate<String> table, int keys) {
        this.table = table;
        this.keys = keys;
    }

    private static Predicate<String> ours(ListLoad load) {
        EntityList list = load.list();
        FeatureVector vector = new FeatureVector(load.schema(), 0);
        vector.begin(
                new EventType("payment", List.of(), 1)
                        .newEvent("event", Instant.parse("2026-11-22T12:00:00Z"))
                        .build(),
                load.edition());
        return key -> list.status(vector, key) == ListStatus.LISTED;
    }

    private static Predicate<String> floor(int keys) {
        LineTable table = new LineTable(keys);
        for (int i = 0; i < keys; i++) {
            table.add(key(i));
        }
        return table::contains;
    }

    /**
     * Measures.
     *
     * @param arguments how many keys, if not ten million
     */
    public static void main(String[] arguments) throws IOException {
        int keys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : KEYS;
        System.out.printf("one wait for the memory: %.0f ns%n", MemoryWait.nanos());
        measure(1);
        measure(keys);
    }

    private static void measure(int keys) throws IOException {
        Path folder = Files.createTempDirectory("lists");
        Path file = folder.resolve("keys.txt");
        try {
            write(file, keys);
            System.out.printf("%,d keys, a file of %,d bytes%n", keys, Files.size(file));
            long before = usedHeap();
            long began = System.nanoTime();
            ListLoad load = ListLoad.of(file);
            System.out.printf("  loaded in %,.2f s%n", (System.nanoTime() - began) / 1e9);
            System.out.printf("  heap: %,d bytes%n", usedHeap() - before);
            ListMeasurement list = new ListMeasurement(ours(load), keys);
            ListMeasurement floor = new ListMeasurement(floor(keys), keys);
            for (int run = 0; run < RUNS; run++) {
                list.ask("listed, any", 0, keys);
                floor.ask("  the floor", 0, keys);
                list.ask("not listed, any", keys, keys);
                floor.ask("  the floor", keys, keys);
                list.ask("listed, few", 0, FEW);
                floor.ask("  the floor", 0, FEW);
                list.ask("not listed, few", keys, FEW);
                floor.ask("  the floor", keys, FEW);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void write(Path file, int keys) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < keys; i++) {
                out.write(key(i));
                out.write('\n');
            }
        }
    }

    /** A token of 20 characters, another one for each number, in no order. */
    private static String key(long number) {
        String digits = Long.toHexString(number * FACTOR);
        return "tok_" + "0".repeat(16 - digits.length()) + digits;
    }

    /**
     * @param from the number of the first key to ask for; those listed have the numbers from 0
     * @param most how many different keys to ask for
     */
    private void ask(String what, int from, int most) {
        String[] asked = keys(from, Math.min(most, keys));
        long foundBefore = found;
        long began = System.nanoTime();
        for (String key : asked) {
            found += table.test(key) ? 1 : 0;
        }
        double together = (System.nanoTime() - began) / (double) asked.length;
        if (found - foundBefore != (from == 0 ? asked.length : 0)) {
            throw new AssertionError("found " + (found - foundBefore) + " of " + asked.length + " keys");
        }
        long[] single = new long[asked.length];
        for (int i = 0; i < asked.length; i++) {
            long start = System.nanoTime();
            found += table.test(asked[i]) ? 1 : 0;
            single[i] = System.nanoTime() - start;
        }
        Arrays.sort(single);
        System.out.printf(
                "  %-15s %4.0f ns; one by one median %d ns, p99 %d ns%n",
                what, together, single[single.length / 2], single[single.length / 100 * 99]);
    }

    /** They lie in the memory in the order in which they are looked up, so that the processor fetches them ahead. */
    private static String[] keys(int from, int different) {
        Random random = new Random(SEED);
        String[] asked = new String[ASKED];
        for (int i = 0; i < ASKED; i++) {
            asked[i] = key(from + random.nextInt(different));
        }
        return asked;
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
