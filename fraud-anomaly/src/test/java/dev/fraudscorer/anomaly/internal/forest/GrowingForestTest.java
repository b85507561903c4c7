package dev.fraudscorer.anomaly.internal.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingForestTest {
    private final Walk walk = new Walk();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, 1_500})
    void read_whatWasWritten_scoresAndLearnsOnToTheBit(int learned) throws IOException {
        ForestShape shape = new ForestShape(4, 20, 64, 300, 9);
        GrowingForest forest = GrowingForest.empty(shape);
        Points points = new Points(9, 4);
        for (int i = 0; i < learned; i++) {
            forest.learn(points.next());
        }

        GrowingForest read = GrowingForest.read(shape, data(written(forest)));

        for (int i = 0; i < 400; i++) {
            float[] point = points.next();
            assertThat(read.freeze().score(point, walk))
                    .as("point %d", i)
                    .isEqualTo(forest.freeze().score(point, walk));
            forest.learn(point);
            read.learn(point);
        }
    }

    @Test
    void learn_samePointsTwice_makesTheSameForest() throws IOException {
        byte[] first = written(grown(new ForestShape(3, 10, 64, 200, 4), 1_000));
        byte[] second = written(grown(new ForestShape(3, 10, 64, 200, 4), 1_000));

        assertThat(second).isEqualTo(first);
        assertThat(written(grown(new ForestShape(3, 10, 64, 200, 5), 1_000))).isNotEqualTo(first);
    }

    @Test
    void read_anyTruncation_isRefused() throws IOException {
        ForestShape shape = new ForestShape(3, 4, 16, 200, 4);
        byte[] whole = written(grown(shape, 100));

        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(isRefused(shape, cut))
                    .as("cut to %d of %d", length, whole.length)
                    .isTrue();
        }
    }

    @Test
    void read_anyChangedByte_isRefusedOrAForestThatScores() throws IOException {
        ForestShape shape = new ForestShape(3, 4, 16, 200, 4);
        byte[] whole = written(grown(shape, 100));
        Random random = new Random(6);
        int refused = 0;

        for (int i = 0; i < 3_000; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            refused += isRefused(shape, changed) ? 1 : 0;
        }

        assertThat(refused).isPositive();
    }

    @Test
    void read_anotherShape_isRefused() throws IOException {
        byte[] whole = written(grown(new ForestShape(3, 10, 64, 200, 4), 1_000));

        assertThat(isRefused(new ForestShape(2, 10, 64, 200, 4), whole)).isTrue();
        assertThat(isRefused(new ForestShape(3, 10, 32, 200, 4), whole)).isTrue();
        assertThat(isRefused(new ForestShape(3, 11, 64, 200, 4), whole)).isTrue();
    }

    private boolean isRefused(ForestShape shape, byte[] bytes) {
        try {
            GrowingForest read = GrowingForest.read(shape, data(bytes));
            assertThat(read.freeze().score(new float[shape.inputs()], walk)).isBetween(0.0, 100.0);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static GrowingForest grown(ForestShape shape, int points) {
        GrowingForest forest = GrowingForest.empty(shape);
        Points stream = new Points(shape.inputs(), shape.inputs());
        for (int i = 0; i < points; i++) {
            forest.learn(stream.next());
        }
        return forest;
    }

    private static byte[] written(GrowingForest forest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        forest.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream data(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
