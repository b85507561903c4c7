package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.testkit.RealData;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no model for us: the message names the file, what was found and what was expected. */
class BrokenModelTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken/corrupt-model | 2 | bytes that are not protobuf or not all there | an ONNX model",
                "broken/foo | 2 | node 'foo_1' (Foo), an operator | 'allow_operators: [Foo]'",
                "broken/mul_1.noopset | 2 | a model that imports no opset | an opset_import",
                "handbook_isoforest | 15 | output 'scores' that gives -0.0 | a probability in [0, 1]",
                "onnxmltools__test_xgb | 4 | output 'variable' that gives | a probability in [0, 1]",
                "zipmap-int64 | 3 | output 'Y' that no node computes | a model that computes it",
                "zipmap-string | 3 | output 'Y' that no node computes | a model that computes it",
                "handbook_xgb | 14 | input 'input' with 15 columns | 14 columns, one for each input that is named",
                "sklearn-onnx__treecl | 19 | reads at least 20 columns | 19 columns, one for each input"
            })
    void load_unfitFile_isRefusedByName(String model, int width, String found, String expected) {
        Path file = RealData.file("models/" + model + ".onnx");

        assertThatThrownBy(() -> OnnxModel.load(file, SmallModels.names(width)))
                .isInstanceOfSatisfying(InvalidModelException.class, e -> {
                    assertThat(e).hasMessageStartingWith(file.getFileName() + ": found ");
                    assertThat(e.found()).contains(found);
                    assertThat(e.expected()).contains(expected);
                });
    }

    @Test
    void load_fileOfMoreThan512MiB_isRefusedUnread(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("huge.onnx");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        assertThatThrownBy(() -> OnnxModel.load(file, List.of("amount")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("huge.onnx: found 1073741824 bytes; expected a model of at most 512 MiB");
    }

    @Test
    void load_absentFile_saysSo(@TempDir Path folder) {
        assertThatThrownBy(() -> OnnxModel.load(folder.resolve("none.onnx")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.onnx");
    }
}
