package dev.fraudscorer.onnx;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.load.GoldenVectors;
import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.section.ModelFile;
import dev.fraudscorer.onnx.internal.section.VectorsJson;
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
        return of(name, read(file, name), ModelRequest.of(inputs, null, null).with(ModelFile.inFolder(folderOf(file))));
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
        return of(name, content, ModelRequest.of(inputs, null, null));
    }

    private static OnnxModel of(String name, byte[] content, ModelRequest request) {
        try {
            return new OnnxModel(ScoringModel.load(content, request));
        } catch (ModelRefusedException e) {
            throw new InvalidModelException(name, e.found(), e.expected(), e);
        }
    }

    /**
     * Golden vectors of a model, for the key {@code golden} of its entry in a policy: what the library that trained the
     * model gives for some rows, and what ONNX Runtime gives at the boundaries of its trees if the kernel can score it. A
     * policy that names them is refused when the model, after the transform and the calibration of its entry, gives
     * something else than the library; and it needs no ONNX Runtime for a model that the kernel can score.
     *
     * @param output the output that holds the probability; null to find it
     * @param fraudClass the class whose probability is the risk; null for 1
     * @param library what trained the model and gave the probabilities, such as {@code XGBoost 3.2.0}
     * @param rows a value for each column, NaN where it is missing; may be empty if the file declares how many columns there
     *     are; not modified
     * @param probabilities the library's own probability of fraud for each row, in [0, 1], never the answers of another
     *     runtime, which cannot show a wrong conversion; not modified
     * @return a JSON document
     * @throws InvalidModelException if the file cannot be used as a model, or ONNX Runtime does not load here
     * @throws IllegalArgumentException if there are more or fewer probabilities than rows, or one is none
     * @throws UncheckedIOException if the file cannot be read
     */
    public static String goldenVectors(
            Path file,
            @Nullable String output,
            @Nullable String fraudClass,
            String library,
            List<double[]> rows,
            double[] probabilities) {
        String name = String.valueOf(file.getFileName());
        ModelRequest request = ModelRequest.of(List.of(), output, fraudClass).with(ModelFile.inFolder(folderOf(file)));
        return goldenVectors(name, read(file, name), request, library, rows, probabilities);
    }

    /**
     * Golden vectors of a model in memory.
     *
     * @param name what to call it in messages
     * @param content an ONNX file; not modified, not kept
     * @param output the output that holds the probability; null to find it
     * @param fraudClass the class whose probability is the risk; null for 1
     * @param library as for a file
     * @param rows as for a file
     * @param probabilities as for a file
     * @return a JSON document
     * @throws InvalidModelException if the content cannot be used as a model, or ONNX Runtime does not load here
     * @throws IllegalArgumentException if there are more or fewer probabilities than rows, or one is none
     */
    public static String goldenVectors(
            String name,
            byte[] content,
            @Nullable String output,
            @Nullable String fraudClass,
            String library,
            List<double[]> rows,
            double[] probabilities) {
        return goldenVectors(
                name, content, ModelRequest.of(List.of(), output, fraudClass), library, rows, probabilities);
    }

    private static String goldenVectors(
            String name,
            byte[] content,
            ModelRequest request,
            String library,
            List<double[]> rows,
            double[] probabilities) {
        Objects.requireNonNull(library, "library");
        if (rows.size() != probabilities.length) {
            throw new IllegalArgumentException(
                    "expected a probability for each of " + rows.size() + " rows, found " + probabilities.length);
        }
        for (double probability : probabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("expected probabilities in [0, 1], found " + probability
                        + "; golden vectors hold final probabilities, not margins");
            }
        }
        try {
            return VectorsJson.golden(GoldenVectors.of(content, request, library, rows, probabilities));
        } catch (ModelRefusedException e) {
            throw new InvalidModelException(name, e.found(), e.expected(), e);
        }
    }

    /**
     * Background rows, for the key {@code background} of a model's entry in a policy: reasons for a score give how it
     * differs from what these rows get.
     *
     * @param rows some hundreds, representative of those to be scored, a value for each column, NaN where it is missing; not
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

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
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
