package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.lab.train.BoostingParameters;
import dev.fraudscorer.lab.train.GradientBoosting;
import dev.fraudscorer.lab.train.TrainedModel;
import dev.fraudscorer.lab.train.TrainingSet;
import dev.fraudscorer.lab.train.TrainingSetBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden vectors made by command from rows and LightGBM's predictions, and what a policy makes of them. */
class GoldenCommandTest {
    private static final float[] ROWS = {5, 1, 900, Float.NaN, 12.5f, 3, Float.NaN, 2};

    private static TrainedModel model;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        Random random = new Random(3);
        TrainingSetBuilder rows = TrainingSet.builder(List.of("amount", "count"));
        for (int i = 0; i < 2_000; i++) {
            double amount = Math.exp(3 + random.nextGaussian());
            double count = random.nextInt(4) == 0 ? Double.NaN : random.nextInt(5);
            boolean fraud = random.nextDouble() < (amount > 60 ? 0.5 : 0.02) + (Double.isNaN(count) ? 0.2 : 0);
            rows.add(new double[] {amount, count}, fraud, i * 1000L);
        }
        model = GradientBoosting.train(
                rows.build(),
                BoostingParameters.DEFAULT.toBuilder().trees(10).threads(1).build());
    }

    @BeforeEach
    void write() throws IOException {
        model.writeOnnx(folder.resolve("m.onnx"), Map.of());
        Files.writeString(folder.resolve("rows.csv"), "amount,count\n5,1\n900,\n12.5,3\nNaN,2\n");
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: golden
                version: "1"
                events:
                  payment:
                    card: key
                    amount: { type: number, required: false }
                    count: { type: number, required: false }
                models:
                  - { id: m, file: m.onnx, golden: m.golden.json }
                score: { combine: max, thresholds: { approve: 0.2, deny: 0.8 } }
                """);
    }

    @Test
    void golden_predictionsOfTheLibrary_letThePolicyLoadAndLintReportsNothingOfThem() throws IOException {
        writePredictions(model.score(ROWS));

        CommandOutput output = golden("--library", "LightGBM 3.3.5");

        assertThat(output.err()).isEmpty();
        assertThat(output.exit()).isZero();
        assertThat(output.out()).contains("with 4 rows").contains("agrees with LightGBM 3.3.5");
        assertThat(Files.readString(folder.resolve("m.golden.json")))
                .contains("\"library\": \"LightGBM 3.3.5\"")
                .contains("\"NaN\"")
                .contains("\"boundaries\"");
        assertThat(CommandOutput.of("lint", folder.toString()).out()).doesNotContain("golden vectors");
    }

    @Test
    void golden_predictionsOfAnotherModel_refuseThePolicy() throws IOException {
        double[] predictions = model.score(ROWS);
        predictions[2] += 0.001;
        writePredictions(predictions);

        assertThat(golden().exit()).isZero();
        CommandOutput lint = CommandOutput.of("lint", folder.toString());
        assertThat(lint.exit()).isEqualTo(2);
        assertThat(lint.err()).contains("for golden vector 3").contains("was the model converted rightly");
    }

    @Test
    void golden_brokenFiles_areReportedWithPlacesAndWithoutValues() throws IOException {
        writePredictions(model.score(ROWS));
        Files.writeString(folder.resolve("rows.csv"), "amount,count\n5,1\n900,secret\n");
        assertThat(golden().err())
                .contains("rows.csv:3: found a field that is no number in column 2")
                .doesNotContain("secret");

        Files.writeString(folder.resolve("rows.csv"), "5,1\n900\n");
        assertThat(golden().err()).contains("rows.csv:2: found 1 fields, expected 2");

        Files.writeString(folder.resolve("rows.csv"), "5,1\n");
        assertThat(golden().err()).contains("found 1 rows and 4 predictions");

        Files.writeString(folder.resolve("predictions.csv"), "3.5\n");
        assertThat(golden().err()).contains("golden vectors hold final probabilities, not margins");

        Files.writeString(folder.resolve("predictions.csv"), "0.1,0.9\n");
        assertThat(golden().err()).contains("predictions.csv: found 2 columns, expected one");

        Files.writeString(folder.resolve("m.onnx"), "no model");
        Files.writeString(folder.resolve("predictions.csv"), "0.1\n");
        CommandOutput output = golden();
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("m.onnx: found bytes that are not protobuf");
    }

    @Test
    void lint_modelWithoutGoldenAndBackground_isFound() throws IOException {
        String text = Files.readString(folder.resolve("policy.yaml"));
        Files.writeString(folder.resolve("policy.yaml"), text.replace(", golden: m.golden.json", ""));

        CommandOutput output = CommandOutput.of("lint", folder.toString());

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("policy.yaml:9:")
                        .contains("model 'm': no golden vectors of the library that trained it")
                        .contains("make them with 'fraud golden'"))
                .anySatisfy(line -> assertThat(line)
                        .contains("model 'm': its reasons are measured without a usual event")
                        .contains("name rows under 'background'"));
        assertThat(CommandOutput.of("lint", folder.toString(), "--json").out()).contains("\"kind\":\"model\"");
    }

    private CommandOutput golden(String... further) {
        List<String> arguments = new ArrayList<>(List.of(
                "golden",
                "--model",
                folder.resolve("m.onnx").toString(),
                "--rows",
                folder.resolve("rows.csv").toString(),
                "--predictions",
                folder.resolve("predictions.csv").toString()));
        arguments.addAll(List.of(further));
        return CommandOutput.of(arguments.toArray(String[]::new));
    }

    private void writePredictions(double[] predictions) throws IOException {
        StringBuilder lines = new StringBuilder("p\n");
        for (double prediction : predictions) {
            lines.append(prediction).append('\n');
        }
        Files.writeString(folder.resolve("predictions.csv"), lines);
    }
}
