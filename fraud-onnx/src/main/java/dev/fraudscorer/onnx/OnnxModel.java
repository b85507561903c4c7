package dev.fraudscorer.onnx;

import dev.fraudscorer.onnx.internal.GoldenVectors;
import dev.fraudscorer.onnx.internal.InputColumn;
import dev.fraudscorer.onnx.internal.ModelRequest;
import dev.fraudscorer.onnx.internal.ScoringModel;
import dev.fraudscorer.onnx.internal.graph.ModelRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX model alone, as a policy would score with it: for training checks and for looking at a model. It has passed
 * the same gate and is warmed up.
 *
 * <p>Thread-safe. Holds memory outside of the heap until it is closed.
 */
public final class OnnxModel implements AutoCloseable {
    private final ScoringModel model;
    private final List<String> inputs;

    private OnnxModel(ScoringModel model) {
        this.model = model;
        this.inputs = model.columns().stream().map(InputColumn::feature).toList();
    }

    /**
     * Loads a model whose file carries the names of its inputs in the metadata entry {@code fraudscorer.inputs}.
     *
     * @throws InvalidModelException if the file cannot be used as a model
     * @throws UncheckedIOException if the file cannot be read
     */
    public static OnnxModel load(Path file) {
        return load(file, List.of());
    }

    /**
     * Loads a model.
     *
     * @param inputs the name of each column, in the model's order; empty for the names that the file carries
     * @throws InvalidModelException if the file cannot be used as a model with these inputs
     * @throws UncheckedIOException if the file cannot be read
     */
    public static OnnxModel load(Path file, List<String> inputs) {
        String name = String.valueOf(file.getFileName());
        return of(name, read(file, name), inputs);
    }

    /**
     * Loads a model from memory.
     *
     * @param name what to call it in messages
     * @param content an ONNX file; not modified, not kept
     * @param inputs the name of each column, in the model's order; empty for the names that the file carries
     * @throws InvalidModelException if the content cannot be used as a model with these inputs
     */
    public static OnnxModel of(String name, byte[] content, List<String> inputs) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        try {
            return new OnnxModel(ScoringModel.load(content, ModelRequest.of(inputs, null, null)));
        } catch (ModelRefusedException e) {
            throw new InvalidModelException(name, e.found(), e.expected(), e);
        }
    }

    /**
     * Golden vectors of a model, for the key {@code golden} of its entry in a policy: what ONNX Runtime says of some rows
     * and, if the kernel can score the model, at the boundaries of its trees. A policy that names them is refused when
     * the model says something else, and needs no ONNX Runtime for a model that the kernel can score.
     *
     * @param output the output that holds the probability; null to find it
     * @param fraudClass the class whose probability is the risk; null for 1
     * @param rows a value for each column, NaN where it is missing; may be empty if the file says how many columns there
     *     are; not modified
     * @return a JSON document
     * @throws InvalidModelException if the file cannot be used as a model, or ONNX Runtime does not load here
     * @throws UncheckedIOException if the file cannot be read
     */
    public static String goldenVectors(
            Path file, @Nullable String output, @Nullable String fraudClass, List<double[]> rows) {
        String name = String.valueOf(file.getFileName());
        return goldenVectors(name, read(file, name), output, fraudClass, rows);
    }

    /**
     * Golden vectors of a model in memory.
     *
     * @param name what to call it in messages
     * @param content an ONNX file; not modified, not kept
     * @param output the output that holds the probability; null to find it
     * @param fraudClass the class whose probability is the risk; null for 1
     * @param rows as for a file
     * @return a JSON document
     * @throws InvalidModelException if the content cannot be used as a model, or ONNX Runtime does not load here
     */
    public static String goldenVectors(
            String name, byte[] content, @Nullable String output, @Nullable String fraudClass, List<double[]> rows) {
        try {
            return VectorsJson.golden(GoldenVectors.of(content, output, fraudClass, rows));
        } catch (ModelRefusedException e) {
            throw new InvalidModelException(name, e.found(), e.expected(), e);
        }
    }

    /**
     * Background rows, for the key {@code background} of a model's entry in a policy: reasons for a score tell how it
     * differs from what these rows get.
     *
     * @param rows some hundreds that stand for those to be scored, a value for each column, NaN where it is missing; not
     *     modified
     * @return a JSON document
     */
    public static String backgroundRows(List<double[]> rows) {
        return VectorsJson.background(rows);
    }

    /** The name of each column, in the model's order. */
    public List<String> inputs() {
        return inputs;
    }

    /** The inputs without which the model cannot score; the others may be missing. */
    public List<String> inputsNeeded() {
        return Arrays.stream(model.columnsNeeded()).mapToObj(inputs()::get).toList();
    }

    /** The name of the output that holds the probability. */
    public String output() {
        return model.facts().output();
    }

    /**
     * The probability of the fraud class for one row.
     *
     * @param row a value for each input, NaN where it is missing; not modified, not kept
     * @return in [0, 1]; NaN if one of {@link #inputsNeeded()} is missing
     * @throws IllegalArgumentException if the row has another length
     * @throws IllegalStateException if the model is closed, or gives no probability for this row
     */
    public double score(float[] row) {
        if (row.length != inputs.size()) {
            throw new IllegalArgumentException(
                    "expected " + inputs.size() + " values, one for each input, but found " + row.length);
        }
        return model.score(row);
    }

    private static byte[] read(Path file, String name) {
        try {
            long size = Files.size(file);
            if (size > ScoringModel.LARGEST_FILE) {
                throw new InvalidModelException(name, size + " bytes", ModelFile.EXPECTED_SIZE, null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model " + file, e);
        }
    }

    /** Waits for the calls under way, then gives back the memory. Later calls throw. */
    @Override
    public void close() {
        model.close();
    }
}
