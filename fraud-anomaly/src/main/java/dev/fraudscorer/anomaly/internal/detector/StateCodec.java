package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.anomaly.internal.forest.GrowingForest;
import dev.fraudscorer.spi.state.StateWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes what was learned and reads it back; no size is believed beyond what the definition allows. */
final class StateCodec {
    static final int VERSION = 1;

    private StateCodec() {}

    static void write(DetectorConfig config, long admitted, Stage stage, StateWriter out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BlockOutput(out));
        data.writeInt(VERSION);
        writeText(config.fingerprint(), data);
        data.writeLong(admitted);
        if (stage instanceof TrainedStage trained) {
            data.writeBoolean(true);
            writeTrained(trained, data);
        } else if (stage instanceof WarmUpStage warmUp) {
            data.writeBoolean(false);
            writeRows(warmUp.rows(), data);
        }
        data.flush();
    }

    private static void writeTrained(TrainedStage trained, DataOutputStream out) throws IOException {
        Scales scales = trained.scales();
        for (int i = 0; i < scales.inputs(); i++) {
            out.writeDouble(scales.median(i));
            out.writeDouble(scales.spread(i));
        }
        out.writeLong(trained.published().learned());
        double[] scores = trained.scores().byAge();
        out.writeInt(scores.length);
        for (double score : scores) {
            out.writeDouble(score);
        }
        trained.forest().write(out);
        writeRows(trained.waiting(), out);
    }

    static String readFingerprint(DataInputStream in) throws IOException {
        int length = within(in.readInt(), 0, Integer.MAX_VALUE, "a text's length");
        // Grows with what is there, whatever the length: what was written has no limit.
        byte[] text = in.readNBytes(length);
        if (text.length < length) {
            throw new EOFException("a text that ends early");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    static Stage readStage(DetectorConfig config, DataInputStream in) throws IOException {
        int inputs = config.shape().inputs();
        if (!in.readBoolean()) {
            return new WarmUpStage(config, readRows(inputs, config.warmUp() - 1, in));
        }
        double[] medians = new double[inputs];
        double[] spreads = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            medians[i] = finite(in.readDouble(), "a median");
            spreads[i] = finite(in.readDouble(), "a spread");
            if (spreads[i] <= 0) {
                throw new UnexpectedStateException("a spread of " + spreads[i] + ", expected one above 0");
            }
        }
        long learned = in.readLong();
        if (learned < 1) {
            throw new UnexpectedStateException("a forest of " + learned + " events, expected 1 or more");
        }
        ScoreWindow scores = new ScoreWindow(config.recent());
        int ranked = within(in.readInt(), 1, config.recent(), "the number of recent scores");
        for (int i = 0; i < ranked; i++) {
            scores.add(finite(in.readDouble(), "a score"));
        }
        GrowingForest forest = GrowingForest.read(config.shape(), in);
        TrainedStage trained = new TrainedStage(new Scales(medians, spreads), forest, scores, learned);
        for (double[] row : readRows(inputs, TrainedStage.STEP - 1, in)) {
            // Too few for a step, so none of them takes effect here.
            trained.learn(row, Long.MAX_VALUE);
        }
        return trained;
    }

    private static void writeRows(List<double[]> rows, DataOutputStream out) throws IOException {
        out.writeInt(rows.size());
        for (double[] row : rows) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
    }

    private static List<double[]> readRows(int inputs, int most, DataInputStream in) throws IOException {
        int count = within(in.readInt(), 0, most, "the number of events that wait");
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] row = new double[inputs];
            for (int input = 0; input < inputs; input++) {
                // NaN is a value that is missing.
                row[input] = in.readDouble();
                if (Double.isInfinite(row[input])) {
                    throw new UnexpectedStateException("an infinite value, expected finite ones");
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static int within(int value, int least, int most, String what) throws UnexpectedStateException {
        if (value < least || value > most) {
            throw new UnexpectedStateException(what + " is " + value + ", expected " + least + " to " + most);
        }
        return value;
    }

    private static double finite(double value, String what) throws UnexpectedStateException {
        if (!Double.isFinite(value)) {
            throw new UnexpectedStateException(what + " that is not finite, expected a finite one");
        }
        return value;
    }
}
