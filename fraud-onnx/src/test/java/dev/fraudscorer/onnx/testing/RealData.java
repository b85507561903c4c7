package dev.fraudscorer.onnx.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Models and transactions from elsewhere; a test that needs them is skipped where they are absent. */
public final class RealData {
    private RealData() {}

    /** A file of the data folder. */
    public static Path file(String name) {
        String folder = System.getProperty("fraudscorer.data", "");
        Path file = Path.of(folder, name.split("/"));
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.exists(file),
                () -> "needs " + name + " in the folder that -Dfraudscorer.data names; skipped");
        return file;
    }

    /** The folder of a case, in the folder {@code cases} beside the data. */
    public static Path caseFolder(String name) {
        String folder = System.getProperty("fraudscorer.data", "");
        Path found = Path.of(folder)
                .toAbsolutePath()
                .normalize()
                .resolveSibling("cases")
                .resolve(name);
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.isDirectory(found),
                () -> "needs " + name + " in the folder 'cases' beside that of -Dfraudscorer.data; skipped");
        return found;
    }

    /** The rows of a compressed CSV file without quotes; the header is the first. */
    public static List<String[]> rows(String name) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file(name))), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

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
        try (InputStream in = Files.newInputStream(file(name))) {
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
