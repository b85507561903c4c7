package dev.fraudscorer.onnx.internal.graph;

import static dev.fraudscorer.onnx.testing.SmallModels.intLabels;
import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static dev.fraudscorer.onnx.testing.SmallModels.textLabels;
import static dev.fraudscorer.onnx.testing.SmallModels.twoColumns;
import static dev.fraudscorer.onnx.testing.SmallModels.zipMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoringGraphPropertyTest {
    private static final int MUTANTS = 6_000;

    @Test
    void of_mutatedFile_isReadOrRefusedAndNothingElse() {
        long seed = 31;
        Random random = new Random(seed);
        List<byte[]> files = List.of(
                neuron(1, 2, 3)
                        .metadata(ScoringGraph.INPUT_NAMES, "[\"a\",\"b\",\"c\"]")
                        .toBytes(),
                twoColumns(intLabels(0, 1), 1, 2).toBytes(),
                zipMap(textLabels("fraud", "legit"), 1, 2).toBytes(),
                stump(1, 0, 0.1f, 0.9f, "LOGISTIC").toBytes());
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(files.get(i % files.size()), random);
            try {
                ScoringGraph graph = ScoringGraph.of(OnnxFile.parse(mutant), null);
                graph.widened(graph.width() == 0 ? 2 : graph.width());
                graph.fraudColumn(2, null);
                assertThat(graph.toBytes()).isNotEmpty();
            } catch (ModelRefusedException e) {
                refused++;
            } catch (RuntimeException e) {
                fail("seed " + seed + ", mutant " + i + ": " + HexFormat.of().formatHex(mutant), e);
            }
        }
        assertThat(refused).isBetween(MUTANTS / 10, MUTANTS - MUTANTS / 10);
    }

    private static byte[] mutate(byte[] file, Random random) {
        byte[] mutant = file.clone();
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        return mutant;
    }
}
