package dev.fraudscorer.onnx.testing;

import dev.fraudscorer.testkit.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Rows of numbers as models take them. */
public final class FloatRows {
    private FloatRows() {}

    /** The columns of a row from {@code from}, as a model takes them; an empty one is missing. */
    public static float[] floats(String[] row, int from, int width) {
        float[] floats = new float[width];
        for (int i = 0; i < width; i++) {
            String text = row[from + i];
            floats[i] = text.isEmpty() ? Float.NaN : (float) Double.parseDouble(text);
        }
        return floats;
    }

    /** The rows of a compressed file of little-endian floats. */
    public static float[][] floats(String name, int width) {
        float[] all;
        try (InputStream in = Files.newInputStream(RealData.file(name))) {
            all = floats(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        float[][] rows = new float[all.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
        }
        return rows;
    }

    /** The little-endian floats of a compressed stream. */
    public static float[] floats(InputStream compressed) throws IOException {
        FloatBuffer floats = ByteBuffer.wrap(new GZIPInputStream(compressed).readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] all = new float[floats.remaining()];
        floats.get(all);
        return all;
    }

    /** A row in double precision. */
    public static double[] doubles(float[] row) {
        double[] wide = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            wide[i] = row[i];
        }
        return wide;
    }
}
