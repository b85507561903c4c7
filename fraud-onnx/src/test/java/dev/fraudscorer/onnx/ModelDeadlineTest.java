package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.load.ModelRequest.RuntimeChoice;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.model.DeadlinePassedException;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.ModelRow;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run of ONNX Runtime ends at its deadline, and only that run. */
final class ModelDeadlineTest {
    private static final int WIDTH = 256;
    /** So many multiplications take some milliseconds. */
    private static final int LAYERS = 300;
    /** The watch may come a little after a run has ended by itself; not each time. */
    private static final int MOST_TRIES = 1_000;

    @Test
    void score_deadlinePasses_isEndedAndTheNextRunIsWhole() throws Exception {
        List<InputColumn> columns = List.of(InputColumn.of("a"), InputColumn.of("b"));
        ModelRequest request =
                new ModelRequest(columns, Map.of(), null, null, ScoreFunction.IDENTITY, RuntimeChoice.AUTO);
        try (ScoringModel model = ScoringModel.load(deep(), request)) {
            ModelRow row = model.newRow();
            row.setNumbers(new double[] {0.5, -0.25});
            double whole = model.score(row);

            int tries = 0;
            while (tries < MOST_TRIES && !isEnded(model, row)) {
                tries++;
            }
            assertThat(tries).isLessThan(MOST_TRIES);

            row.setDeadline(Deadline.after(Duration.ofDays(1)));
            assertThat(model.score(row)).isEqualTo(whole);
            row.setDeadline(Deadline.NONE);
            assertThat(model.score(row)).isEqualTo(whole);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("fraud-scorer-onnx-deadlines"))
                .allSatisfy(thread -> thread.join(30_000))
                .noneMatch(Thread::isAlive);
    }

    private static boolean isEnded(ScoringModel model, ModelRow row) {
        row.setDeadline(Deadline.after(Duration.ZERO));
        try {
            model.score(row);
            return false;
        } catch (DeadlinePassedException e) {
            return true;
        }
    }

    private static byte[] deep() {
        float[] first = new float[2 * WIDTH];
        float[] each = new float[WIDTH * WIDTH];
        float[] last = new float[WIDTH];
        Arrays.fill(first, 0.1f);
        Arrays.fill(each, 0.001f);
        Arrays.fill(last, 0.01f);
        GraphBuilder graph = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 2)
                .constant("first", first, 2, WIDTH)
                .constant("each", each, WIDTH, WIDTH)
                .constant("last", last, WIDTH, 1)
                .node("", "MatMul", List.of("x", "first"), List.of("h0"));
        for (int i = 0; i < LAYERS; i++) {
            graph.node("", "MatMul", List.of("h" + i, "each"), List.of("m" + i))
                    .node("", "Sigmoid", List.of("m" + i), List.of("h" + (i + 1)));
        }
        return graph.node("", "MatMul", List.of("h" + LAYERS, "last"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1)
                .toBytes();
    }
}
