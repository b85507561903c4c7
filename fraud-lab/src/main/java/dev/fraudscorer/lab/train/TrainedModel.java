package dev.fraudscorer.lab.train;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.lab.train.internal.Booster;
import dev.fraudscorer.lab.train.internal.FloatRows;
import dev.fraudscorer.lab.train.internal.Split;
import dev.fraudscorer.lab.train.internal.Tree;
import dev.fraudscorer.lab.train.internal.onnx.TreeEnsembleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A model that {@link GradientBoosting} learnt: its scores by LightGBM, and its form as an ONNX file.
 *
 * <p>The ONNX form takes {@code input} float[N, F], NaN where a value is missing, and gives {@code label} int64[N] and
 * {@code probabilities} float[N, 2], of which the second column is the probability of fraud. Its metadata hold the names
 * of the inputs under {@value #INPUTS_KEY} and the provenance under {@value #PROVENANCE_KEY}, as JSON. Every row takes the
 * same way through the trees as in LightGBM; scores differ by the rounding of leaves and result to floats, some 1e-7.
 *
 * <p>Immutable, thread-safe, holds nothing native.
 */
public final class TrainedModel {
    /** Name of the metadata entry with the names of the inputs, a JSON array in the order of the columns. */
    public static final String INPUTS_KEY = "fraudscorer.inputs";

    /** Name of the metadata entry with the provenance, a JSON object. */
    public static final String PROVENANCE_KEY = "fraudscorer.provenance";

    private final List<String> inputs;
    private final String text;
    private final List<Tree> trees;
    private final TrainingProvenance provenance;

    TrainedModel(List<String> inputs, String text, List<Tree> trees, TrainingProvenance provenance) {
        this.inputs = inputs;
        this.text = text;
        this.trees = trees;
        this.provenance = provenance;
    }

    /** Names of the inputs, in the order of the columns. */
    public List<String> inputs() {
        return inputs;
    }

    /** The origin of the model. */
    public TrainingProvenance provenance() {
        return provenance;
    }

    /** How much each input mattered, the most important first; inputs of equal gain in column order. */
    public List<InputImportance> importance() {
        double[] gains = new double[inputs.size()];
        double total = 0;
        for (Tree tree : trees) {
            for (Split split : tree.splits()) {
                gains[split.input()] += split.gain();
                total += split.gain();
            }
        }
        List<InputImportance> importance = new ArrayList<>();
        for (int i = 0; i < gains.length; i++) {
            importance.add(new InputImportance(inputs.get(i), gains[i], total == 0 ? 0 : gains[i] / total));
        }
        importance.sort(Comparator.comparingDouble(InputImportance::gain).reversed());
        return importance;
    }

    /**
     * The probability of fraud by LightGBM, in 64 bits, for each row of {@code set}: for metrics and to check other
     * runtimes against, not for the hot path.
     *
     * @throws IllegalArgumentException if its inputs are not those of the model
     */
    public double[] score(TrainingSet set) {
        if (!set.inputs().equals(inputs)) {
            throw new IllegalArgumentException(
                    "expected rows with the inputs " + inputs + ", found rows with " + set.inputs());
        }
        return score(GradientBoosting.rows(set));
    }

    /**
     * As {@link #score(TrainingSet)}, for rows that stand one after the other in an array.
     *
     * @param rows shape [n, F], NaN where a value is missing; not modified
     * @throws IllegalArgumentException if the array's length is not a multiple of the number of inputs
     */
    public double[] score(float[] rows) {
        if (rows.length % inputs.size() != 0) {
            throw new IllegalArgumentException(
                    "expected rows of " + inputs.size() + " values each, found an array of " + rows.length);
        }
        int width = inputs.size();
        return score(new FloatRows(rows.length / width, width, (row, into) -> {
            System.arraycopy(rows, row * width, into, 0, width);
        }));
    }

    private double[] score(FloatRows rows) {
        try (Booster booster = Booster.read(text)) {
            return booster.predict(rows, provenance.parameters().threads());
        }
    }

    /** The model as the bytes of an ONNX file; always the same. */
    public byte[] onnx() {
        return onnx(Map.of());
    }

    /**
     * The model as the bytes of an ONNX file with further metadata.
     *
     * @param metadata entries besides inputs and provenance, such as metrics
     * @throws IllegalArgumentException if an entry has the name of one of these two
     */
    public byte[] onnx(Map<String, String> metadata) {
        return TreeEnsembleWriter.write(
                trees, inputs.size(), FraudScorer.libraryVersion(), ModelMetadata.of(this, metadata));
    }

    /**
     * Writes {@link #onnx(Map)} to a file, whole or not at all; a file that is there is replaced.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeOnnx(Path file, Map<String, String> metadata) throws IOException {
        byte[] bytes = onnx(metadata);
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is no path of a file");
        }
        Files.createDirectories(folder);
        // An ordinary file, not a temporary one: those only their owner may read.
        Path unfinished = folder.resolve(target.getFileName() + ".unfinished");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The model in LightGBM's own text form, for its tools. */
    public String lightGbmText() {
        return text;
    }
}
