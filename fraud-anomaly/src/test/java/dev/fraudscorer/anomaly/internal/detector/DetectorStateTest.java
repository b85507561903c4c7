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
        DetectorState state = learned(1_000);
        DetectorSnapshot snapshot = state.published();

        for (int i = 0; i < 200; i++) {
            double score = random.nextDouble() * 3;
            long below = Arrays.stream(snapshot.sorted()).filter(s -> s < score).count();

            assertThat(snapshot.quantile(score)).isEqualTo((double) below / snapshot.recent());
        }
        assertThat(snapshot.recent()).isEqualTo(150);
    }

    @Test
    void published_beforeTheNextStep_doesNotChange() {
        DetectorState state = learned(200);
        DetectorSnapshot first = state.published();

        for (int i = 0; i < TrainedStage.STEP - 1; i++) {
            state.learn(row());
        }
        assertThat(state.published()).isSameAs(first);
        state.learn(row());

        assertThat(state.published()).isNotSameAs(first);
        assertThat(state.published().learned()).isEqualTo(200 + TrainedStage.STEP);
        assertThat(state.usualNanos()).isPositive();
    }

    @Test
    void score_missingValue_isThatOfTheMedian() {
        DetectorState state = new DetectorState(LEARNING);
        for (int i = 0; i < 401; i++) {
            state.learn(new double[] {i % 101, 7});
        }
        DetectorSnapshot snapshot = state.published();
        float[] point = new float[2];

        double missing = snapshot.score(new double[] {Double.NaN, 7}, point, walk);

        // Of the first 200 values, 0 to 98 are there twice, 99 and 100 once.
        assertThat(snapshot.score(new double[] {49, 7}, point, walk)).isEqualTo(missing);
    }

    @Test
    void learn_extremeValues_staysFinite() {
        DetectorState state = learned(150);
        for (double value : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.0, -0.0}) {
            for (int i = 0; i < 40; i++) {
                state.learn(new double[] {value, -value});
            }
        }

        double score = state.published().score(new double[] {-0.0, 1e300}, new float[2], walk);

        assertThat(score).isFinite().isPositive();
        assertThat(score).isEqualTo(state.published().score(new double[] {0.0, 1e300}, new float[2], walk));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 199, 200, 1_001})
    void restore_anyTruncation_isRefusedAndTheMemoryIsAsItWas(int events) throws Exception {
        byte[] whole = saved(learned(events));

        for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
            DetectorState state = learned(300);
            DetectorSnapshot before = state.published();
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> restored(state, cut))
                    .as("cut to %d of %d", length, whole.length)
                    .isInstanceOf(InvalidStateException.class)
                    .hasMessageStartingWith("odd: ")
                    .hasMessageContaining("expected");
            assertThat(state.published()).isSameAs(before);
        }
    }

    @Test
    void restore_changedBytes_isRefusedOrScores() throws Exception {
        byte[] whole = saved(learned(1_001));
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            DetectorState state = new DetectorState(LEARNING);
            try {
                RestoredState restored = restored(state, changed);
                restored.commit();
                if (state.published().isReady()) {
                    assertThat(state.published().score(row(), new float[2], walk))
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
        DetectorState state = new DetectorState(wordy);
        for (int i = 0; i < 500; i++) {
            state.learn(row());
        }
        List<byte[]> blocks = DetectorStates.blocks(state);
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
        DetectorState state = new DetectorState(large);
        for (int i = 0; i < others; i++) {
            state.learn(row());
        }
        // The trees come to hold it more often than a byte can count.
        for (int i = 0; i < 1_000; i++) {
            state.learn(new double[] {7, 7});
        }
        List<byte[]> blocks = DetectorStates.blocks(state);
        DetectorState other = DetectorStates.restored(large, blocks);

        assertThat(DetectorStates.blocks(other))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(blocks);
        for (int i = 0; i < TrainedStage.STEP; i++) {
            double[] row = row();
            state.learn(row.clone());
            other.learn(row);
        }
        assertThat(other.published().sorted()).isEqualTo(state.published().sorted());
        double[] row = row();
        assertThat(other.published().score(row, new float[2], walk))
                .isEqualTo(state.published().score(row, new float[2], walk));
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
        DetectorState state = new DetectorState(large);
        for (int i = 0; i < 1_000; i++) {
            state.learn(random.doubles(inputs).toArray());
        }
        List<byte[]> blocks = DetectorStates.blocks(state);
        assertThat(blocks).hasSizeGreaterThan(1);
        DetectorState other = new DetectorState(large);

        DetectorStates.read(other, blocks).commit();

        double[] row = random.doubles(inputs).toArray();
        assertThat(other.published().score(row, new float[inputs], walk))
                .isEqualTo(state.published().score(row, new float[inputs], walk));
    }

    private DetectorState learned(int events) {
        DetectorState state = new DetectorState(LEARNING);
        for (int i = 0; i < events; i++) {
            state.learn(row());
        }
        return state;
    }

    private double[] row() {
        return new double[] {random.nextInt(1_000), random.nextGaussian()};
    }

    private static byte[] saved(DetectorState state) throws IOException {
        List<byte[]> blocks = DetectorStates.blocks(state);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static RestoredState restored(DetectorState state, byte[] bytes) throws IOException, InvalidStateException {
        return DetectorStates.read(state, List.of(bytes));
    }
}
