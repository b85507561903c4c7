package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.onnx.internal.graph.file.DataFiles;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller requests of a model beside its file. Immutable.
 *
 * @param columns in the model's order; empty for the names that the file carries, or if {@code byTensor} has them
 * @param byTensor the columns of each input tensor; empty if {@code columns} has them
 * @param output the output that holds the probability; null to find it
 * @param fraudClass the class whose probability is the risk; null for 1
 * @param function makes a probability of the output of the model
 * @param runtime where it may run
 * @param template how columns that the file names get their values; its own name is not read
 * @param allowedOperators operators that it may have although the file does not bound their cost
 * @param dataFiles where data beside its file may lie
 */
public record ModelRequest(
        List<InputColumn> columns,
        Map<String, List<InputColumn>> byTensor,
        @Nullable String output,
        @Nullable String fraudClass,
        ScoreFunction function,
        RuntimeChoice runtime,
        InputColumn template,
        Set<String> allowedOperators,
        DataFiles dataFiles) {
    public ModelRequest {
        columns = List.copyOf(columns);
        byTensor = Map.copyOf(byTensor);
        allowedOperators = Set.copyOf(allowedOperators);
    }

    /** A model that is complete in itself and has only operators whose cost its file bounds. */
    public ModelRequest(
            List<InputColumn> columns,
            Map<String, List<InputColumn>> byTensor,
            @Nullable String output,
            @Nullable String fraudClass,
            ScoreFunction function,
            RuntimeChoice runtime) {
        this(columns, byTensor, output, fraudClass, function, runtime, InputColumn.of(""), Set.of(), DataFiles.NONE);
    }

    /** Columns that are numbers as they are. */
    public static ModelRequest of(List<String> inputs, @Nullable String output, @Nullable String fraudClass) {
        List<InputColumn> columns = inputs.stream().map(InputColumn::of).toList();
        return new ModelRequest(columns, Map.of(), output, fraudClass, ScoreFunction.IDENTITY, RuntimeChoice.AUTO);
    }

    /** The same with data beside the file. */
    public ModelRequest with(DataFiles files) {
        return new ModelRequest(
                columns, byTensor, output, fraudClass, function, runtime, template, allowedOperators, files);
    }

    public enum RuntimeChoice {
        /** In the kernel if it can and the comparison finds no difference, else in ONNX Runtime. */
        AUTO,
        /** In the kernel or not at all; ONNX Runtime's native library is not loaded, even for the comparison. */
        KERNEL,
        ONNX_RUNTIME
    }
}
