package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.graph.OnnxGraph;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.Covers;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.plan.GraphReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * The model that is measured and rows for it: those of the folder that {@code -Dfraudscorer.data} names, else grown at
 * random in the same shape.
 *
 * @param content the ONNX file
 * @param rows each of 60 columns, some missing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BenchEnsemble(byte[] content, float[][] rows) {
    static final int COLUMNS = 60;

    private static final int ROWS = 4096;

    static BenchEnsemble load() {
        Path folder = Path.of(System.getProperty("fraudscorer.data", "../../shared/data"), "bench");
        Path model = folder.resolve("gbt_500x32.onnx");
        if (Files.exists(model)) {
            try {
                return new BenchEnsemble(Files.readAllBytes(model), rows(folder.resolve("rows_4096x60.f32.gz")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        System.out.println("No model in " + folder + "; a grown one of the same shape is measured instead.");
        return grown();
    }

    /** The covers of the model's nodes: how many of the rows come by, and of one more for each leaf. */
    Covers covers(TreeModel model) throws ModelRefusedException, UnsupportedNodeException {
        Covers covers = model.newCovers();
        for (float[] row : rows) {
            covers.count(doubles(row));
        }
        for (DecisionTree tree : trees()) {
            LeafRows.forEach(tree, rows[0], covers::count);
        }
        return covers;
    }

    /** The trees of the model. */
    List<DecisionTree> trees() throws ModelRefusedException, UnsupportedNodeException {
        return trees(content);
    }

    static List<DecisionTree> trees(byte[] content) throws ModelRefusedException, UnsupportedNodeException {
        return GraphReader.plan(OnnxGraph.of(OnnxFile.parse(content), null), 0)
                .ensemble()
                .trees();
    }

    static double[] doubles(float[] row) {
        double[] wide = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            wide[i] = row[i];
        }
        return wide;
    }

    private static BenchEnsemble grown() {
        Random random = new Random(42);
        float[][] rows = new float[ROWS][COLUMNS];
        for (float[] row : rows) {
            for (int i = 0; i < COLUMNS; i++) {
                row[i] = random.nextInt(33) == 0 ? Float.NaN : (float) random.nextGaussian();
            }
        }
        return new BenchEnsemble(new GrownEnsemble(random, COLUMNS).toBytes(), rows);
    }

    private static float[][] rows(Path file) throws IOException {
        byte[] bytes;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            bytes = in.readAllBytes();
        }
        FloatBuffer floats =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[][] rows = new float[floats.remaining() / COLUMNS][COLUMNS];
        for (float[] row : rows) {
            floats.get(row);
        }
        return rows;
    }
}
