package dev.fraudscorer.onnx.internal.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.testing.HostileModels;
import dev.fraudscorer.onnx.testing.SmallModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models with bytes changed at random are scored or refused; nothing else ever happens. */
@Tag("slow")
class ModelBytesFuzzTest {
    /** How long; ten minutes in the profile {@code long}. */
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fraudscorer.fuzz.seconds", 5));

    @Test
    void parse_changedBytes_scoresOrRefuses() {
        List<byte[]> models = models();
        long end = System.nanoTime() + TIME.toNanos();
        int scored = 0;
        int refused = 0;
        for (long seed = 0; System.nanoTime() < end; seed++) {
            Random random = new Random(seed);
            byte[] content = changed(models, random);
            try {
                TreeModel model = TreeModel.parse(OnnxFile.parse(content), null, 4);
                score(model, random);
                scored++;
            } catch (ModelRefusedException | UnsupportedNodeException e) {
                assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}");
                refused++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail("seed " + seed + " throws " + e, e);
            }
        }
        assertThat(scored).isPositive();
        assertThat(refused).isPositive();
    }

    private static void score(TreeModel model, Random random) throws UnsupportedNodeException {
        TreeScratch scratch = model.scratch();
        double[] row = random.doubles(model.width(), -5, 5).toArray();
        model.score(row, scratch);
        try {
            Covers covers = model.newCovers();
            covers.count(row);
            TreeExplainer explainer = model.explainer(covers, 0, 1 << 20);
            explainer.explain(row, new double[model.width()], explainer.scratch());
        } catch (UnsupportedNodeException e) {
            assertThat(e.reason()).startsWith("no contributions");
        }
    }

    private static List<byte[]> models() {
        List<byte[]> models = new ArrayList<>();
        for (long seed = 0; seed < 200; seed++) {
            models.add(RandomModel.ofSeed(seed));
            models.add(RandomLeafTensors.ofSeed(seed));
        }
        models.add(SmallModels.stump(1, 3, -1, 3, "NONE").toBytes());
        models.add(HostileModels.chain(1_000).toBytes());
        models.add(HostileModels.chain(1_001).toBytes());
        models.add(HostileModels.chainOfTensors(1_000).toBytes());
        models.add(HostileModels.lattice(20).toBytes());
        models.add(HostileModels.lattice(30).toBytes());
        models.add(HostileModels.circle().toBytes());
        models.add(HostileModels.nestedGraphs(3));
        models.add(HostileModels.nestedGraphs(12));
        models.add(HostileModels.constantOf(1).toBytes());
        models.add(SmallModels.twoColumns(SmallModels.intLabels(0, 1), 1, 2).toBytes());
        return models;
    }

    /** Some bytes changed, left out, doubled, or taken from another model. */
    private static byte[] changed(List<byte[]> models, Random random) {
        byte[] content = models.get(random.nextInt(models.size())).clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(content.length);
            int length = Math.min(content.length - at, 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> content[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(content, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
                case 3 -> content = Arrays.copyOf(content, Math.max(1, at));
                case 4 -> {
                    byte[] other = models.get(random.nextInt(models.size()));
                    int from = random.nextInt(other.length);
                    System.arraycopy(other, from, content, at, Math.min(length, other.length - from));
                }
                default -> content[at]++;
            }
        }
        return content;
    }
}
