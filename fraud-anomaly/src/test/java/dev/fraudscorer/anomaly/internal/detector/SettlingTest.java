package dev.fraudscorer.anomaly.internal.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.anomaly.internal.forest.ForestShape;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A forest that stays as it is once it has learned enough. */
class SettlingTest {
    private static final DetectorConfig LEARNING =
            new DetectorConfig(new ForestShape(2, 10, 32, 500, 1), 200, 150, "a,b");

    private final Random random = new Random(4);

    @Test
    void learn_asManyAsItShall_ranksLaterRowsAndScoresAllAsBefore() {
        DetectorState state = new DetectorState(LEARNING);
        state.learnUntil(200);
        learn(state, 200, 0);
        DetectorSnapshot first = state.published();

        learn(state, TrainedStage.STEP, 50);

        DetectorSnapshot later = state.published();
        assertThat(later.learned()).isEqualTo(200 + TrainedStage.STEP);
        assertThat(state.learned()).isEqualTo(200 + TrainedStage.STEP);
        assertThat(later.sorted()).isNotEqualTo(first.sorted());
        for (int i = 0; i < 100; i++) {
            double[] row = row(i);
            assertThat(score(later, row)).as("row %d", i).isEqualTo(score(first, row));
        }
    }

    @Test
    void learn_asManyAsItShallWithinAStep_learnsTheFirstOfTheStepOnly() {
        DetectorState state = new DetectorState(LEARNING);
        DetectorState other = new DetectorState(LEARNING);
        state.learnUntil(210);
        other.learnUntil(210);
        for (int i = 0; i < 210; i++) {
            double[] row = row(0);
            state.learn(row.clone());
            other.learn(row);
        }
        learn(state, TrainedStage.STEP - 10, 500);
        learn(other, TrainedStage.STEP - 10, -500);

        assertThat(state.published().learned()).isEqualTo(200 + TrainedStage.STEP);
        double[] row = row(3);
        assertThat(score(state.published(), row)).isEqualTo(score(other.published(), row));
    }

    @Test
    void learnUntil_raised_learnsOn() {
        DetectorState state = new DetectorState(LEARNING);
        state.learnUntil(200);
        learn(state, 200 + TrainedStage.STEP, 0);
        double[] odd = {1e6, 40};
        double before = score(state.published(), odd);

        state.learnUntil(200 + 2L * TrainedStage.STEP);
        for (int i = 0; i < TrainedStage.STEP; i++) {
            state.learn(odd.clone());
        }

        assertThat(score(state.published(), odd)).isLessThan(before);
    }

    @Test
    void restore_settled_isSettledAfterTheSameNumber() throws Exception {
        DetectorState state = new DetectorState(LEARNING);
        state.learnUntil(300);
        learn(state, 700, 0);
        DetectorState other = DetectorStates.restored(LEARNING, DetectorStates.blocks(state));
        other.learnUntil(300);
        double[] probe = row(7);
        double before = score(state.published(), probe);

        for (int i = 0; i < 2 * TrainedStage.STEP; i++) {
            double[] row = row(90);
            state.learn(row.clone());
            other.learn(row);
        }

        assertThat(score(other.published(), probe)).isEqualTo(before);
        assertThat(other.published().sorted()).isEqualTo(state.published().sorted());
    }

    private void learn(DetectorState state, int rows, double shift) {
        for (int i = 0; i < rows; i++) {
            state.learn(row(shift));
        }
    }

    private double[] row(double shift) {
        return new double[] {shift + random.nextInt(1_000), shift + random.nextGaussian()};
    }

    private static double score(DetectorSnapshot snapshot, double[] row) {
        return snapshot.score(row, new float[2], new Walk());
    }
}
