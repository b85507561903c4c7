package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Marks against a look at everything that comes after an event. */
class LastMarksPropertyTest {
    private static final long START = 1_772_323_200_000L;

    @Test
    void marks_insertionsInAndOutOfOrderAndDrops_areOfTheLastOfEachValue() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Rows rows = new Rows(PlanFixture.plan(random.nextInt(20)).columns(), new byte[random.nextInt(9)]);
            int values = 1 + random.nextInt(40);
            long time = START;
            for (int i = 0; i < 300; i++) {
                time += random.nextInt(3);
                insert(rows, time - (random.nextInt(4) == 0 ? random.nextInt(50) : 0), values, random);
                if (rows.size() >= EventMask.MOST || random.nextInt(20) == 0) {
                    rows.dropFirst(random.nextInt(rows.size() + 1));
                }
                if (random.nextInt(30) == 0 && rows.size() > 0) {
                    int amended = rows.first() + random.nextInt(rows.size());
                    rows.code(0, amended, random.nextInt(values));
                    LastMarks.renew(rows);
                }
                assertMarks(rows, "seed " + seed + ", step " + i);
            }
        }
    }

    private static void insert(Rows rows, long time, int values, Random random) {
        int index = rows.insert(time, random.nextLong());
        rows.bits(index, 0);
        rows.code(0, index, random.nextInt(values));
        rows.code(1, index, random.nextInt(256));
        LastMarks.insert(rows, index);
    }

    private static void assertMarks(Rows rows, String where) {
        for (int column = 0; column < 2; column++) {
            Set<Integer> later = new HashSet<>();
            for (int i = rows.end() - 1; i >= rows.first(); i--) {
                int code = rows.code(column, i);
                boolean last = code != 0 && later.add(code);
                assertThat(rows.mark(column, i))
                        .as("%s, column %s, event %s", where, column, i - rows.first())
                        .isEqualTo(last);
            }
        }
    }
}
