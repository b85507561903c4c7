package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns against a plain list, through growing bursts and long shrinking. */
class EventColumnsPropertyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anySequence_equalsAList(long seed) {
        Random random = new Random(seed);
        EventColumns columns = new EventColumns(new Layout(
                List.of(new Variable("amount", ValueType.NUMBER, 0, false)),
                List.of(new Variable("country", ValueType.TEXT, 1, false)),
                true));
        List<Row> rows = new ArrayList<>();
        for (int step = 0; step < 4_000; step++) {
            long time = step / 3L + random.nextInt(20);
            // Bursts and lulls, so that the arrays grow, are compacted and shrink.
            boolean growing = step / 500 % 2 == 0;
            int dice = random.nextInt(10);
            if (dice < (growing ? 8 : 3)) {
                insert(columns, rows, new Row(time, random.nextLong(), random.nextDouble(), random.nextLong()));
            } else if (dice == 8 && !rows.isEmpty()) {
                int at = random.nextInt(rows.size());
                columns.remove(columns.first() + at);
                rows.remove(at);
            } else if (dice == 9 && !rows.isEmpty()) {
                int at = random.nextInt(rows.size());
                LabelHistory label = new LabelHistory(step, true, null);
                columns.label(columns.first() + at, label);
                rows.get(at).label = label;
            } else {
                long until = time - (growing ? 300 : 30);
                columns.forget(until);
                rows.removeIf(row -> row.time <= until);
            }
            assertEqual(columns, rows, "seed " + seed + ", step " + step);
            long asked = time - random.nextInt(40);
            long before = rows.stream().filter(row -> row.time <= asked).count();
            assertThat(columns.firstAfter(asked) - columns.first())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo((int) before);
        }
    }

    private static void insert(EventColumns columns, List<Row> rows, Row row) {
        int at = columns.insert(row.time, row.id);
        columns.numbers(0)[at] = row.amount;
        columns.codes(0)[at] = row.country;
        int place = 0;
        while (place < rows.size() && rows.get(place).time <= row.time) {
            place++;
        }
        assertThat(at - columns.first()).isEqualTo(place);
        rows.add(place, row);
    }

    private static void assertEqual(EventColumns columns, List<Row> rows, String when) {
        assertThat(columns.isEmpty()).as(when).isEqualTo(rows.isEmpty());
        int first = columns.first();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean same = columns.time(first + i) == row.time
                    && columns.numbers(0)[first + i] == row.amount
                    && columns.codes(0)[first + i] == row.country
                    && Objects.equals(columns.labels(first + i), row.label)
                    && columns.find(row.time, row.id) == first + i;
            assertThat(same).as("%s, row %d of %d", when, i, rows.size()).isTrue();
        }
        if (!rows.isEmpty()) {
            assertThat(columns.newestTime()).as(when).isEqualTo(rows.get(rows.size() - 1).time);
            assertThat(columns.firstAfter(Long.MAX_VALUE) - first).as(when).isEqualTo(rows.size());
        }
    }

    private static final class Row {
        private final long time;
        private final long id;
        private final double amount;
        private final long country;
        private @Nullable LabelHistory label;

        Row(long time, long id, double amount, long country) {
            this.time = time;
            this.id = id;
            this.amount = amount;
            this.country = country;
        }
    }
}
