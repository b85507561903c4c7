package dev.fraudscorer.anomaly.internal.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.anomaly.internal.forest.ForestShape;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorStateTest {
    private static final DetectorConfig LEARNING =
            new DetectorConfig(new ForestShape(2, 10, 32, 500, 1), 200, 150, "a,b");

    private final Walk walk = new Walk();
    private final Random random = new Random(4);

    @Test
    void quantile_anyScore_isTheShareOfRecentScoresBelow() {
        DetectorState memory = learned(1_000);
        DetectorSnapshot known = memory.published();

        for (int i = 0; i < 200; i++) {
            double score = random.nextDouble() * 3;
            long below = Arrays.stream(known.sorted()).filter(s -> s < score).count();

            assertThat(known.quantile(score)).isEqualTo((double) below / known.recent());
        }
        assertThat(known.recent()).isEqualTo(150);
    }

    @Test
    void published_beforeTheNextStep_doesNotChange() {
        DetectorState memory = learned(200);
        DetectorSnapshot first = memory.published();

        for (int i = 0; i < TrainedStage.STEP - 1; i++) {
            memory.learn(row());
        }
        assertThat(memory.published()).isSameAs(first);
        memory.learn(row());

        assertThat(memory.published()).isNotSameAs(first);
        assertThat(memory.published().learned()).isEqualTo(200 + TrainedStage.STEP);
        assertThat(memory.usualNanos()).isPositive();
    }

    @Test
    void score_missingValue_isThatOfTheMedian() {
        DetectorState memory = new DetectorState(LEARNING);
        for (int i = 0; i < 401; i++) {
            memory.learn(new double[] {i % 101, 7});
        }
        DetectorSnapshot known = memory.published();
        float[] point = new float[2];

        double missing = known.score(new double[] {Double.NaN, 7}, point, walk);

        // Of the first 200 values, 0 to 98 are there twice, 99 and 100 once.
        assertThat(known.score(new double[] {49, 7}, point, walk)).isEqualTo(missing);
    }

    @Test
    void learn_extremeValues_staysFinite() {
        DetectorState memory = learned(150);
        for (double value : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.0, -0.0}) {
            for (int i = 0; i < 40; i++) {
                memory.learn(new double[] {value, -value});
            }
        }

        double score = memory.published().score(new double[] {-0.0, 1e300}, new float[2], walk);

        assertThat(score).isFinite().isPositive();
        assertThat(score).isEqualTo(memory.published().score(new double[] {0.0, 1e300}, new float[2], walk));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 199, 200, 1_001})
    void restore_anyTruncation_isRefusedAndTheMemoryIsAsItWas(int events) throws Exception {
        byte[] whole = saved(learned(events));

        for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
            DetectorState memory = learned(300);
            DetectorSnapshot before = memory.published();
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> restored(memory, cut))
                    .as("cut to %d of %d", length, whole.length)
                    .isInstanceOf(InvalidStateException.class)
                    .hasMessageStartingWith("odd: ")
                    .hasMessageContaining("expected");
            assertThat(memory.published()).isSameAs(before);
        }
    }

    @Test
    void restore_changedBytes_isRefusedOrScores() throws Exception {
        byte[] whole = saved(learned(1_001));
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            DetectorState memory = new DetectorState(LEARNING);
            try {
                RestoredState restored = restored(memory, changed);
                restored.commit();
                if (memory.published().isReady()) {
                    assertThat(memory.published().score(row(), new float[2], walk))
                            .isFinite();
                }
            } catch (InvalidStateException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void restore_moreBytes_isRefused() throws Exception {
        byte[] whole = saved(learned(300));

        assertThatThrownBy(() -> restored(new DetectorState(LEARNING), Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageContaining("more bytes");
    }

    @Test
    void restore_otherVersion_isRefused() throws Exception {
        byte[] whole = saved(learned(300));
        whole[3]++;

        assertThatThrownBy(() -> restored(new DetectorState(LEARNING), whole))
                .isInstanceOf(InvalidStateException.class)
                .hasMessage(
                        "odd: found state of layout 2; expected layout 1; restore it with the library that wrote it, or go"
                                + " without it, so that the detector learns anew from the events that are scored");
    }

    @Test
    void restore_meaningLongerThanABlock_isWhole() throws Exception {
        String meaning = "a,b|SKIP|" + "x".repeat(3 << 16);
        DetectorConfig wordy = new DetectorConfig(new ForestShape(2, 10, 32, 500, 1), 200, 150, meaning);
        DetectorState memory = new DetectorState(wordy);
        for (int i = 0; i < 500; i++) {
            memory.learn(row());
        }
        List<byte[]> blocks = DetectorStates.blocks(memory);
        DetectorState other = new DetectorState(wordy);

        RestoredState restored = DetectorStates.read(other, blocks);
        restored.commit();

        assertThat(restored.leftOut()).isEmpty();
        assertThat(DetectorStates.blocks(other))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(blocks);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400})
    void restore_floodOfOneRow_isWhole(int others) throws Exception {
        DetectorConfig large = new DetectorConfig(new ForestShape(2, 200, 32, 500, 1), 200, 150, "a,b");
        DetectorState memory = new DetectorState(large);
        for (int i = 0; i < others; i++) {
            memory.learn(row());
        }
        // The trees come to hold it more often than a byte can count.
        for (int i = 0; i < 1_000; i++) {
            memory.learn(new double[] {7, 7});
        }
        List<byte[]> blocks = DetectorStates.blocks(memory);
        DetectorState other = DetectorStates.restored(large, blocks);

        assertThat(DetectorStates.blocks(other))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(blocks);
        for (int i = 0; i < TrainedStage.STEP; i++) {
            double[] row = row();
            memory.learn(row.clone());
            other.learn(row);
        }
        assertThat(other.published().sorted()).isEqualTo(memory.published().sorted());
        double[] row = row();
        assertThat(other.published().score(row, new float[2], walk))
                .isEqualTo(memory.published().score(row, new float[2], walk));
    }

    @Test
    void restore_lengthOfAMeaningThatIsNotThere_isRefused() throws Exception {
        byte[] whole = saved(learned(300));
        // The length of the meaning comes after the layout.
        whole[4] = Byte.MAX_VALUE;

        assertThatThrownBy(() -> restored(new DetectorState(LEARNING), whole))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageContaining("fewer bytes than it should");
    }

    @Test
    void restore_largerThanABlock_isWhole() throws Exception {
        int inputs = 4;
        DetectorConfig large = new DetectorConfig(new ForestShape(inputs, 50, 256, 5_000, 1), 500, 4_096, "many");
        DetectorState memory = new DetectorState(large);
        for (int i = 0; i < 1_000; i++) {
            memory.learn(random.doubles(inputs).toArray());
        }
        List<byte[]> blocks = DetectorStates.blocks(memory);
        assertThat(blocks).hasSizeGreaterThan(1);
        DetectorState other = new DetectorState(large);

        DetectorStates.read(other, blocks).commit();

        double[] row = random.doubles(inputs).toArray();
        assertThat(other.published().score(row, new float[inputs], walk))
                .isEqualTo(memory.published().score(row, new float[inputs], walk));
    }

    private DetectorState learned(int events) {
        DetectorState memory = new DetectorState(LEARNING);
        for (int i = 0; i < events; i++) {
            memory.learn(row());
        }
        return memory;
    }

    private double[] row() {
        return new double[] {random.nextInt(1_000), random.nextGaussian()};
    }

    private static byte[] saved(DetectorState memory) throws IOException {
        List<byte[]> blocks = DetectorStates.blocks(memory);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static RestoredState restored(DetectorState memory, byte[] bytes)
            throws IOException, InvalidStateException {
        return DetectorStates.read(memory, List.of(bytes));
    }
}
