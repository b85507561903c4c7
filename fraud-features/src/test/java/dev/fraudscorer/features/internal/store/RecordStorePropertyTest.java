package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.internal.store.CountingVisits.Doing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The store against a map, with records that grow, shrink, fail, end and are moved, and with hashes that collide. */
class RecordStorePropertyTest {
    private static final int SEEDS = 12;
    private static final int STEPS = 30_000;
    private static final int CHUNK = 1 << 14;
    private static final long KEPT = 10_000;

    private record Known(long count, long keptUntil) {}

    @Test
    void visit_anything_isAsAMapWouldHaveIt() {
        for (long seed = 0; seed < SEEDS; seed++) {
            play(seed);
        }
    }

    private static void play(long seed) {
        Random random = new Random(seed);
        RecordStore store = new RecordStore(64 << 20, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)), CHUNK);
        List<Map<String, Known>> model = List.of(new HashMap<>(), new HashMap<>());
        CountingVisits visits = new CountingVisits(2);
        // How many bits of the hashes differ: with few, keys share slots, tags and whole hashes.
        long mask = List.of(-1L, 0x7L, 0xFFF_0000_0007L, 0L, 0x3FL << 58 | 3, 0xFF_FFFFL)
                .get((int) seed % 6);
        int keys = mask == -1L || mask == 0xFF_FFFFL ? 2_000 : 60;
        int most = seed % 2 == 0 ? 300 : 9_000;
        long clock = 0;
        for (int step = 0; step < STEPS; step++) {
            clock += random.nextInt(100) == 0
                    ? random.nextInt(random.nextInt(50) == 0 ? 200_000 : 4_000)
                    : random.nextInt(6);
            long kept = 1L + random.nextInt((int) KEPT);
            visits.at(clock, kept);
            int count = random.nextInt(3);
            boolean fails = false;
            String[] names = new String[count];
            Doing[] doings = new Doing[count];
            for (int visit = 0; visit < count; visit++) {
                names[visit] = "key " + random.nextInt(keys);
                doings[visit] = doing(random);
                fails |= doings[visit].name().startsWith("FAIL");
                byte[] key = CountingVisits.key(names[visit]);
                visits.to(visit, key, CountingVisits.hash(key) & mask, random.nextInt(most), doings[visit]);
            }
            boolean failed = false;
            try {
                store.visit(visits);
            } catch (IllegalStateException failure) {
                failed = true;
            }
            assertThat(failed).describedAs("seed %d, step %d", seed, step).isEqualTo(fails);
            for (int visit = 0; visit < count; visit++) {
                expect(model.get(visit), names[visit], doings[visit], clock, kept, visits.seen(visit), seed, step);
            }
        }
        for (int entity = 0; entity < 2; entity++) {
            expectAll(store, entity, model.get(entity), clock, seed);
        }
        assertThat(store.hasEvicted()).isFalse();
        assertThat(store.evictedUntil(0, 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(HeapBytes.of(store))
                .describedAs("seed %d", seed)
                .isBetween(store.usedBytes() * 95 / 100, store.usedBytes() * 105 / 100);
    }

    private static Doing doing(Random random) {
        int of = random.nextInt(100);
        return of < 80 ? Doing.COUNT : of < 88 ? Doing.READ : Doing.values()[2 + random.nextInt(4)];
    }

    private static void expect(
            Map<String, Known> model, String name, Doing doing, long clock, long kept, long seen, long seed, int step) {
        Known known = model.get(name);
        if (known != null && known.keptUntil() <= clock) {
            model.remove(name);
            known = null;
        }
        assertThat(seen)
                .describedAs("seed %d, step %d, %s of %s", seed, step, doing, name)
                .isEqualTo(known == null ? CountingVisits.NONE : known.count());
        if (doing == Doing.COUNT || doing == Doing.FAIL_SETTLED) {
            model.put(name, new Known(known == null ? 1 : known.count() + 1, clock + kept));
        } else if (doing == Doing.EMPTY) {
            model.remove(name);
        }
    }

    private static void expectAll(RecordStore store, int entity, Map<String, Known> model, long clock, long seed) {
        byte[] none = CountingVisits.key("none");
        // So that the kind's clock has come as far as the map's.
        store.visit(new CountingVisits(1).at(clock, KEPT).to(entity, none, CountingVisits.hash(none), 0, Doing.READ));
        model.values().removeIf(known -> known.keptUntil() <= clock);
        assertThat(store.counts(entity).profiles()).describedAs("seed %d", seed).isEqualTo(model.size());
        long[] shown = new long[2];
        RecordWalk walk = store.walk(entity);
        boolean more = true;
        while (more) {
            more = walk.next(block -> {
                CountingVisits.check(block);
                shown[0]++;
                shown[1] += CountingVisits.count(block);
            });
        }
        long counted = model.values().stream().mapToLong(Known::count).sum();
        assertThat(shown).describedAs("seed %d", seed).containsExactly(model.size(), counted);
    }
}
