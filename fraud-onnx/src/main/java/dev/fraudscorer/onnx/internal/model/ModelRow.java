package dev.fraudscorer.onnx.internal.model;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.onnx.internal.trees.TreeExplainer;
import dev.fraudscorer.onnx.internal.trees.TreeScratch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one call of a model works with. Confined to one thread at a time. */
public final class ModelRow {
    /** A missing value is NaN. */
    public final double[] numbers;
    /** Read where a column holds texts. */
    final String[] texts;
    /** Null if the model runs in ONNX Runtime. */
    final @Nullable TreeScratch tree;
    /** Null if the model is not explained. */
    TreeExplainer.@Nullable Scratch explanation;

    public final double[] contributions;
    Deadline deadline = Deadline.NONE;
    /** The event that these values are of; null if they are of none. */
    private @Nullable Event event;

    ModelRow(int width, @Nullable TreeScratch tree) {
        this.numbers = new double[width];
        this.texts = new String[width];
        Arrays.fill(texts, "");
        this.tree = tree;
        this.contributions = new double[width];
    }

    /** Takes the numbers of a row. */
    public void setNumbers(double[] row) {
        System.arraycopy(row, 0, numbers, 0, row.length);
    }

    /** Sets until when the next call may take. */
    public void setDeadline(Deadline newDeadline) {
        deadline = newDeadline;
    }

    /** Whether the model has scored the event with these values. */
    public boolean isOf(Event other) {
        return event == other;
    }

    /** Stores which event was scored with these values; null for none. */
    public void setEvent(@Nullable Event scored) {
        event = scored;
    }
}
