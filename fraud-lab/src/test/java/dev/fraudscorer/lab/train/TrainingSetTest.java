package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingSetTest {
    @Test
    void build_rowsOutOfOrder_standInOrderOfTimeAndArrival() {
        TrainingSet set = TrainingSet.builder(List.of("a"))
                .add(new float[] {1}, false, 30)
                .add(new float[] {2}, true, 10)
                .add(new float[] {3}, false, 30)
                .add(new float[] {4}, true, 20)
                .build();

        assertThat(IntStream.range(0, 4).mapToObj(row -> set.value(row, 0))).containsExactly(2f, 4f, 1f, 3f);
        assertThat(IntStream.range(0, 4).mapToLong(set::eventTimeMillis)).containsExactly(10L, 20L, 30L, 30L);
        assertThat(set.labels()).containsExactly(true, true, false, false);
        assertThat(set.frauds()).isEqualTo(2);
    }

    @Test
    void add_doubles_areRoundedToFloats() {
        TrainingSet set = TrainingSet.builder(List.of("a", "b"))
                .add(new double[] {0.1, Double.NaN}, false, 0)
                .build();

        assertThat(set.value(0, 0)).isEqualTo(0.1f);
        assertThat(set.value(0, 1)).isNaN();
    }

    @Test
    void add_arrayChangedLater_keepsWhatWasAdded() {
        float[] row = {1, 2};
        TrainingSetBuilder builder = TrainingSet.builder(List.of("a", "b")).add(row, false, 0);
        row[0] = 9;

        assertThat(builder.build().value(0, 0)).isEqualTo(1);
    }

    @Test
    void copyRow_manyBlocksOfRows_givesEachRowBack() {
        long seed = 7;
        Random random = new Random(seed);
        TrainingSetBuilder builder = TrainingSet.builder(List.of("a", "b", "c"));
        float[][] rows = new float[20_000][3];
        boolean[] fraud = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {random.nextFloat(), random.nextFloat(), i};
            fraud[i] = random.nextBoolean();
            builder.add(rows[i], fraud[i], i);
        }
        TrainingSet set = builder.build();

        float[] read = new float[4];
        for (int i = 0; i < rows.length; i++) {
            set.copyRow(i, read, 1);
            assertThat(read).as("row %d, seed %d", i, seed).containsExactly(0, rows[i][0], rows[i][1], rows[i][2]);
        }
        assertThat(set.labels()).isEqualTo(fraud);
    }

    @Test
    void splitByTime_cutAmongOneInstant_keepsItTogetherInTheLaterPart() {
        TrainingSetBuilder builder = TrainingSet.builder(List.of("a"));
        for (long time : new long[] {1, 2, 3, 3, 3, 4}) {
            builder.add(new float[] {time}, false, time);
        }

        TimeSplit split = builder.build().splitByTime(0.33);

        assertThat(split.earlier().size()).isEqualTo(2);
        assertThat(split.later().size()).isEqualTo(4);
        assertThat(split.later().eventTimeMillis(0)).isEqualTo(3);
        assertThat(split.later().splitByTime(0.25).later().value(0, 0)).isEqualTo(4);
    }

    @Test
    void splitByTime_oneInstantOnly_isRefused() {
        TrainingSet set = TrainingSet.builder(List.of("a"))
                .add(new float[1], false, 5)
                .add(new float[1], true, 5)
                .build();

        assertThatThrownBy(() -> set.splitByTime(0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves one part of 2 rows empty");
    }

    @Test
    void splitByTime_shareOutOfRange_isRefused() {
        TrainingSet set = Histories.random(1, 10);

        for (double share : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> set.splitByTime(share))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be in (0, 1)");
        }
    }

    @Test
    void value_rowOutOfPart_isRefused() {
        TimeSplit split = Histories.random(1, 10).splitByTime(0.5);

        assertThatThrownBy(() -> split.earlier().value(5, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> split.later().value(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void add_infinite_isRefusedByInputAndWithoutTheValue() {
        TrainingSetBuilder builder = TrainingSet.builder(List.of("a", "b"));

        assertThatThrownBy(() -> builder.add(new double[] {1, 1.5e39}, false, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("row 0, input 'b': the value is infinite as a 32-bit float")
                .hasMessageNotContaining("1.5");
    }

    @Test
    void add_wrongWidth_isRefused() {
        assertThatThrownBy(() -> TrainingSet.builder(List.of("a", "b")).add(new float[3], false, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0: expected 2 values, found 3");
    }

    @Test
    void builder_inputTwice_isRefused() {
        assertThatThrownBy(() -> TrainingSet.builder(List.of("a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input 'a' occurs twice in the list of inputs");
        assertThatThrownBy(() -> TrainingSet.builder(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
