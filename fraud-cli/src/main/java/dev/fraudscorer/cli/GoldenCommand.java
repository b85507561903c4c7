package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.onnx.OnnxModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "golden",
        mixinStandardHelpOptions = true,
        description = "Make golden vectors of a model from some rows and what the library that trained it predicts for"
                + " them, so that a policy is refused if the model was converted wrongly.")
final class GoldenCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The ONNX file.")
    Path model = Path.of("");

    @Option(
            names = "--rows",
            required = true,
            paramLabel = "FILE",
            description = "Rows as .csv: a column for each of the model's, in its order, with or without names in the"
                    + " first line; an empty field is a missing value.")
    Path rows = Path.of("");

    @Option(
            names = "--predictions",
            required = true,
            paramLabel = "FILE",
            description = "What the training library predicts for each row as .csv of one column: the final probability"
                    + " of fraud, after transform and calibration.")
    Path predictions = Path.of("");

    @Option(
            names = "--library",
            paramLabel = "NAME",
            description = "What predicted, such as \"XGBoost 3.2.0\". Default: ${DEFAULT-VALUE}.")
    String library = "the training library";

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "The output, as in the policy's entry, if it has one.")
    @Nullable
    String output;

    @Option(
            names = "--fraud-class",
            paramLabel = "CLASS",
            description = "The class that is fraud, as in the policy's entry, if it has one.")
    @Nullable
    String fraudClass;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write. Default: beside the model, with .golden.json for .onnx.")
    @Nullable
    Path out;

    @Override
    public Integer call() throws Exception {
        List<double[]> values = NumberTable.read(rows);
        double[] probabilities = NumberTable.column(predictions);
        if (values.isEmpty() || values.size() != probabilities.length) {
            throw new IllegalArgumentException("found " + values.size() + " rows and " + probabilities.length
                    + " predictions; expected some rows with a prediction each");
        }
        String golden = OnnxModel.goldenVectors(model, output, fraudClass, library, values, probabilities);
        Path target = out == null ? model.resolveSibling(name()) : out;
        Files.writeString(target, golden);
        requireNonNull(spec)
                .commandLine()
                .getOut()
                .println("wrote " + target + " with " + values.size() + " rows; name it under 'golden' in the model's"
                        + " entry: the policy loads if the model agrees with " + library);
        return 0;
    }

    private String name() {
        return String.valueOf(model.getFileName()).replaceFirst("\\.onnx$", "") + ".golden.json";
    }
}
