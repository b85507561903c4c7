package dev.fraudscorer.lab.train.internal;

/** Rows copied out of the heap, row after row. Confined to one thread; to be closed by whoever made it. */
final class NativeMatrix implements AutoCloseable {
    private final NativeFloats values;
    private final int rows;
    private final int width;

    private NativeMatrix(NativeFloats values, int rows, int width) {
        this.values = values;
        this.rows = rows;
        this.width = width;
    }

    static NativeMatrix copyOf(FloatRows source, int from, int to) {
        NativeFloats values = new NativeFloats((long) (to - from) * source.width());
        try {
            float[] row = new float[source.width()];
            long index = 0;
            for (int i = from; i < to; i++) {
                source.source().copy(i, row);
                for (float value : row) {
                    values.set(index++, value);
                }
            }
            return new NativeMatrix(values, to - from, source.width());
        } catch (RuntimeException e) {
            values.close();
            throw e;
        }
    }

    NativeFloats values() {
        return values;
    }

    int rows() {
        return rows;
    }

    int width() {
        return width;
    }

    @Override
    public void close() {
        values.close();
    }
}
