package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No two places overlap, and what is given back is whole again, without header and key. */
class ArenaPropertyTest {
    private static final int CHUNK = 1 << 14;
    private static final int STEPS = 60_000;

    private record Place(int number, int lines, byte filling) {}

    @Test
    void take_placesOfAllSizes_noneOverlapsAnother() {
        for (long seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Budget budget = new Budget(1 << 30, CHUNK);
            Arena arena = new Arena(budget, CHUNK);
            List<Place> places = new ArrayList<>();
            long lines = 0;
            int most = seed % 2 == 0 ? 20 : 90;
            for (int step = 0; step < STEPS; step++) {
                // Grows to some thousand places and shrinks again, twice.
                boolean take = random.nextInt(STEPS) > Math.floorMod(step * 2, STEPS) == random.nextInt(8) > 0;
                if (take || places.isEmpty()) {
                    Place place = take(arena, Sizes.ceil(1 + random.nextInt(most)), random);
                    lines += place.lines();
                    places.add(place);
                } else {
                    lines -= give(arena, places, random, seed);
                }
            }
            assertThat(budget.used()).describedAs("seed %d", seed).isGreaterThan(lines * Block.LINE);
            while (!places.isEmpty()) {
                give(arena, places, random, seed);
            }
            // One whole array is kept at most; anything else would be a free place that was not joined with its
            // neighbours.
            assertThat(arena.freeBytes())
                    .describedAs("seed %d", seed)
                    .isLessThanOrEqualTo((long) arena.places().linesOfChunk() * Block.LINE);
            assertThat(arena.takeFree(1)).describedAs("seed %d", seed).isNotZero();
        }
    }

    private static Place take(Arena arena, int lines, Random random) {
        Place place = new Place(arena.take(lines), lines, (byte) random.nextInt());
        byte[] bytes = arena.places().bytes(place.number());
        int at = arena.places().at(place.number());
        for (int i = 0; i < lines * Block.LINE; i++) {
            bytes[at + i] = place.filling();
        }
        return place;
    }

    /** A free place has its length at both ends, and its links after the first; nothing else is left. */
    private static void requireCleared(byte[] bytes, int at, int length, long seed) {
        for (int i = at + 4 * Integer.BYTES; i < at + length; i++) {
            if (bytes[i] != 0) {
                throw new AssertionError("seed " + seed + ": a place that was given back and not cleared");
            }
        }
    }

    private static int give(Arena arena, List<Place> places, Random random, long seed) {
        int index = random.nextInt(places.size());
        Place place = places.get(index);
        places.set(index, places.get(places.size() - 1));
        places.remove(places.size() - 1);
        byte[] bytes = arena.places().bytes(place.number());
        int at = arena.places().at(place.number());
        for (int i = 0; i < place.lines() * Block.LINE; i++) {
            if (bytes[at + i] != place.filling()) {
                throw new AssertionError("seed " + seed + ": a place that overlaps another");
            }
        }
        int length = place.lines() * Block.LINE;
        if (random.nextBoolean()) {
            arena.erase(place.number(), place.lines());
        } else {
            length = Math.min(length, Header.KEY + Header.keyBytes(bytes, at));
            arena.give(place.number(), place.lines());
        }
        requireCleared(bytes, at, Math.min(length, place.lines() * Block.LINE - Integer.BYTES), seed);
        return place.lines();
    }
}
