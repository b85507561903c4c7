package dev.fraudscorer.lab.train.internal;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import org.jspecify.annotations.Nullable;

/**
 * Rows and labels in LightGBM's binned form, one byte a value. Confined to one thread; to be closed by whoever
 * made it, after every booster that uses it.
 */
public final class Dataset implements AutoCloseable {
    private final SWIGTYPE_p_void handle;

    private Dataset(SWIGTYPE_p_void handle) {
        this.handle = handle;
    }

    /**
     * Copies rows and labels; while it runs, the rows stand once more outside the heap as floats.
     *
     * @param labels one per row
     * @param parameters in LightGBM's form, {@code key=value} with a space between
     * @param reference the dataset whose bins are to be used, for validation; null to find bins
     * @throws IllegalStateException if the native library is missing or refuses
     */
    public static Dataset of(FloatRows rows, boolean[] labels, String parameters, @Nullable Dataset reference) {
        LightGbmLibrary.load();
        SWIGTYPE_p_p_void out = lightgbmlib.voidpp_handle();
        try (NativeMatrix matrix = NativeMatrix.copyOf(rows, 0, rows.size())) {
            Calls.check(
                    lightgbmlib.LGBM_DatasetCreateFromMat(
                            matrix.values().pointer(),
                            lightgbmlibConstants.C_API_DTYPE_FLOAT32,
                            matrix.rows(),
                            matrix.width(),
                            1,
                            parameters,
                            reference == null ? null : reference.handle,
                            out),
                    "read the training rows");
            Dataset dataset = new Dataset(lightgbmlib.voidpp_value(out));
            try {
                dataset.label(labels);
                return dataset;
            } catch (RuntimeException e) {
                dataset.close();
                throw e;
            }
        } finally {
            lightgbmlib.delete_voidpp(out);
        }
    }

    private void label(boolean[] labels) {
        try (NativeFloats values = new NativeFloats(labels.length)) {
            for (int i = 0; i < labels.length; i++) {
                values.set(i, labels[i] ? 1 : 0);
            }
            Calls.check(
                    lightgbmlib.LGBM_DatasetSetField(
                            handle, "label", values.pointer(), labels.length, lightgbmlibConstants.C_API_DTYPE_FLOAT32),
                    "read the labels");
        }
    }

    SWIGTYPE_p_void handle() {
        return handle;
    }

    @Override
    public void close() {
        Calls.check(lightgbmlib.LGBM_DatasetFree(handle), "free a dataset");
    }
}
