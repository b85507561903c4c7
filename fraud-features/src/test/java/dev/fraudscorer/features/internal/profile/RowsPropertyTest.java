package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.plan.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows against a list of events, sorted by time. */
class RowsPropertyTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final long START = 1_772_323_200_000L;
    private static final long STAMP_MASK = (1L << 48) - 1;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 17, 40, 64})
    void rows_randomInsertionsAndDrops_holdWhatAListHolds(int filters) {
        Columns columns = PlanFixture.plan(filters).columns();
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Rows rows = new Rows(columns, KEY);
            List<Row> list = new ArrayList<>();
            long time = START;
            for (int i = 0; i < 400; i++) {
                time += random.nextInt(4) == 0 ? 0 : random.nextInt(1_000);
                long at = random.nextInt(4) == 0 ? time - random.nextInt(5_000) : time;
                insert(rows, list, Row.random(at, random, filters));
                if (random.nextInt(10) == 0) {
                    int leaving = random.nextInt(list.size() + 1);
                    rows.dropFirst(leaving);
                    list.subList(0, leaving).clear();
                }
                assertSame(rows, list, "seed " + seed + ", step " + i);
            }
            assertThat(rows.data()).as("the key").startsWith(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 64})
    void readFrom_whatWriteToWrote_holdsTheSame(int filters) throws Exception {
        Columns columns = PlanFixture.plan(filters).columns();
        Random random = new Random(filters);
        Rows rows = new Rows(columns, KEY);
        List<Row> list = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            insert(rows, list, Row.random(START + i, random, filters));
        }
        rows.dropFirst(7);
        list.subList(0, 7).clear();
        StateBytes bytes = StateBytes.of(rows::writeTo);
        Rows copy = new Rows(columns, KEY);

        copy.readFrom(bytes.input(), rows.size(), rows.doubles());

        assertSame(copy, list, "copy");
    }

    private static void insert(Rows rows, List<Row> list, Row row) {
        rows.fit(0, row.numbers[0]);
        rows.fit(1, row.numbers[1]);
        int index = rows.insert(row.time, row.id);
        rows.number(0, index, row.numbers[0]);
        rows.number(1, index, row.numbers[1]);
        rows.code(0, index, row.codes[0]);
        rows.code(1, index, row.codes[1]);
        rows.bits(index, row.bits);
        list.add(row);
        list.sort(Comparator.comparingLong(one -> one.time)); // stable: one time stays in order of arrival
    }

    private static void assertSame(Rows rows, List<Row> list, String where) {
        assertThat(rows.size()).as(where).isEqualTo(list.size());
        for (int i = 0; i < list.size(); i++) {
            Row row = list.get(i);
            int index = rows.first() + i;
            assertThat(rows.time(index)).as(where).isEqualTo(row.time);
            assertThat(rows.id(index)).as(where).isEqualTo(row.id & STAMP_MASK);
            assertThat(rows.number(0, index)).as(where).isEqualTo((Double) row.numbers[0]);
            assertThat(rows.number(1, index)).as(where).isEqualTo((Double) row.numbers[1]);
            assertThat(rows.code(0, index)).as(where).isEqualTo(row.codes[0]);
            assertThat(rows.code(1, index)).as(where).isEqualTo(row.codes[1]);
            assertThat(rows.bits(index)).as(where).isEqualTo(row.bits);
            assertThat(rows.time(rows.find(row.time, row.id))).as(where).isEqualTo(row.time);
            assertThat(rows.firstAfter(row.time) - rows.first()).as(where).isEqualTo((int)
                    list.stream().filter(one -> one.time <= row.time).count());
        }
        assertThat(rows.find(START, 1L << 50 | 12_345)).as(where).isEqualTo(-1);
    }

    /** Mostly cents, one in {@code odd} not, so that columns begin as cents and change. */
    private static double number(Random random, int odd) {
        if (random.nextInt(5) == 0) {
            return Double.NaN;
        }
        return random.nextInt(odd) == 0 ? random.nextGaussian() : random.nextInt(10_000_000) / 100.0;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(long time, long id, double[] numbers, int[] codes, long bits) {
        static Row random(long time, Random random, int filters) {
            int codes = 1 << 20;
            long mask = filters == 64 ? -1L : (1L << filters) - 1;
            return new Row(
                    time,
                    random.nextLong(),
                    new double[] {number(random, 20), number(random, 400)},
                    new int[] {random.nextInt(codes), random.nextInt(codes)},
                    random.nextLong() & mask);
        }
    }
}
