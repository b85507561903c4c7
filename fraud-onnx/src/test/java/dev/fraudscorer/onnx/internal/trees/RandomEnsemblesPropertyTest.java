package dev.fraudscorer.onnx.internal.trees;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Ensembles grown at random score as in ONNX Runtime, or are left to it. */
class RandomEnsemblesPropertyTest {
    /** How many; more in the profile {@code long}. */
    private static final int ENSEMBLES = Integer.getInteger("fraudscorer.ensembles", 300);

    private static final int ROWS = 60;

    @Test
    void score_nodeLists_equalsOnnxRuntime() throws Exception {
        check(RandomModel::ofSeed, RandomModel::isOfDoubles, 0.85);
    }

    @Test
    void score_leafTensors_equalsOnnxRuntime() throws Exception {
        check(RandomLeafTensors::ofSeed, RandomLeafTensors::isOfDoubles, 0.85);
    }

    private static void check(LongFunction<byte[]> models, LongPredicate ofDoubles, double leastShare)
            throws Exception {
        int scored = 0;
        Map<String, Integer> left = new TreeMap<>();
        for (long seed = 0; seed < ENSEMBLES; seed++) {
            byte[] content = models.apply(seed);
            try (Reference reference = new Reference(content, ofDoubles.test(seed))) {
                TreeModel model = TreeModel.parse(OnnxFile.parse(content), null, 0);
                TestRows rows = new TestRows(model, new Random(seed));
                Comparison.check(model, reference, rows, ROWS, "seed " + seed);
                scored++;
            } catch (UnsupportedNodeException e) {
                left.merge(e.reason().replaceAll("\\d+", "n"), 1, Integer::sum);
            } catch (OrtException e) {
                left.merge("ONNX Runtime: " + e.getCode(), 1, Integer::sum);
            } catch (ModelRefusedException e) {
                left.merge(e.found().replaceAll("\\d+", "n"), 1, Integer::sum);
            }
        }
        assertThat(scored).as("scored; left are %s", left).isGreaterThan((int) (leastShare * ENSEMBLES));
    }
}
