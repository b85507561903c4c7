package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.load.ModelRequest.RuntimeChoice;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.MonotoneTable;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.testkit.RealData;
import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/models.md} that lists where each model of the test data runs. */
class ModelsDocumentTest {
    private static final Pattern ROW = Pattern.compile("\\| (`[^|]+) \\| (kernel|ONNX Runtime|refused) \\|.*");
    private static final Pattern FILE = Pattern.compile("`([^`]+\\.onnx)`");
    private static final List<Integer> WIDTHS = List.of(15, 1, 2, 3, 4, 5, 14, 30);

    @Test
    void table_everyModelOfTheTestData_runsWhereItSays() throws Exception {
        Path models = RealData.file("models/handbook_xgb.onnx").resolveSibling(".");
        Map<String, String> table = table();

        try (Stream<Path> files = Files.list(models)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".onnx")))
                    .containsExactlyInAnyOrderElementsOf(table.keySet());
        }
        for (Map.Entry<String, String> row : table.entrySet()) {
            assertThat(where(Files.readAllBytes(models.resolve(row.getKey()))))
                    .as(row.getKey())
                    .isEqualTo(row.getValue());
        }
    }

    /** With a function that makes a probability of any score, and the first width that fits. */
    private static String where(byte[] content) {
        ScoreFunction any =
                new ScoreFunction(List.of(new MonotoneTable(new double[] {-1e9, 1e9}, new double[] {0, 1})), List.of());
        for (int width : WIDTHS) {
            List<InputColumn> columns =
                    SmallModels.names(width).stream().map(InputColumn::of).toList();
            ModelRequest request = new ModelRequest(columns, Map.of(), null, "1", any, RuntimeChoice.AUTO);
            ModelRequest ofOne = new ModelRequest(columns, Map.of(), null, null, any, RuntimeChoice.AUTO);
            for (ModelRequest each : List.of(request, ofOne)) {
                try (ScoringModel model = ScoringModel.load(content, each)) {
                    return model.facts().notInKernel() == null ? "kernel" : "ONNX Runtime";
                } catch (ModelRefusedException e) {
                    // The next width may fit.
                }
            }
        }
        return "refused";
    }

    private static Map<String, String> table() throws IOException {
        Path document = Repository.file("docs/models.md");
        Map<String, String> table = new TreeMap<>();
        for (String line : Files.readAllLines(document)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher file = FILE.matcher(row.group(1));
                while (file.find()) {
                    table.put(file.group(1), row.group(2));
                }
            }
        }
        assertThat(table).isNotEmpty();
        return table;
    }
}
