package dev.fraudscorer.onnx.internal.model;

import dev.fraudscorer.onnx.internal.trees.TreeExplainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which features raised a score, and by how much: the contributions to the margin, those of one feature's columns added
 * up. Immutable, thread-safe.
 */
public final class Reasons {
    private final TreeExplainer explainer;
    private final List<String> features;
    /** By column: its feature. */
    private final int[] featureOf;
    /** 1 if the risk grows with the margin, -1 if it falls. */
    private final int direction;

    public Reasons(TreeExplainer explainer, List<InputColumn> columns, int direction) {
        this.explainer = explainer;
        this.direction = direction;
        Map<String, Integer> numbers = new LinkedHashMap<>();
        this.featureOf = new int[columns.size()];
        for (int i = 0; i < featureOf.length; i++) {
            String feature = columns.get(i).feature();
            numbers.putIfAbsent(feature, numbers.size());
            featureOf[i] = numbers.get(feature);
        }
        this.features = List.copyOf(numbers.keySet());
    }

    /** The features, each once, in the order of their first columns. */
    public List<String> features() {
        return features;
    }

    /**
     * Explains the row that was scored last.
     *
     * @param byFeature takes the contribution of each of {@link #features}, above 0 for more risk
     */
    public void explain(ModelRow row, double[] byFeature) {
        TreeExplainer.Scratch scratch = row.explanation;
        if (scratch == null) {
            scratch = explainer.scratch();
            row.explanation = scratch;
        }
        explainer.explain(row.numbers, row.contributions, scratch);
        Arrays.fill(byFeature, 0);
        for (int i = 0; i < featureOf.length; i++) {
            byFeature[featureOf[i]] += direction * row.contributions[i];
        }
    }
}
