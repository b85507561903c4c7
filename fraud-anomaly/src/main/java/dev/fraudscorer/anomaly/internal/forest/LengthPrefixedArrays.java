package dev.fraudscorer.anomaly.internal.forest;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays with their lengths, none of which is believed beyond what can be. */
final class LengthPrefixedArrays {
    private LengthPrefixedArrays() {}

    static void write(int[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static void write(float[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static void write(byte[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        out.write(values);
    }

    static int[] readInts(DataInput in, int most) throws IOException {
        int[] values = new int[within(in.readInt(), most)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    static float[] readFloats(DataInput in, int most) throws IOException {
        float[] values = new float[within(in.readInt(), most)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    static byte[] readBytes(DataInput in, int most) throws IOException {
        byte[] values = new byte[within(in.readInt(), most)];
        in.readFully(values);
        return values;
    }

    static int within(int value, int most) throws InvalidForestException {
        if (value < 0 || value > most) {
            throw new InvalidForestException("the number " + value + ", expected 0 to " + most);
        }
        return value;
    }

    static long count(long value) throws InvalidForestException {
        if (value < 0) {
            throw new InvalidForestException("the count " + value + ", expected 0 or more");
        }
        return value;
    }
}
