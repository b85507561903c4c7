package dev.fraudscorer.lab.train.internal;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;

/** A LightGBM model in the making, or one read back. Confined to one thread; to be closed by whoever made it. */
public final class Booster implements AutoCloseable {
    private static final int PREDICTED_ROWS = 1 << 14;
    private static final long TEXT_BUFFER = 1 << 20;

    private final SWIGTYPE_p_void handle;

    private Booster(SWIGTYPE_p_void handle) {
        this.handle = handle;
    }

    /** A model without trees, to be trained on {@code data}, which has to stay open. */
    public static Booster on(Dataset data, String parameters) {
        SWIGTYPE_p_p_void out = lightgbmlib.voidpp_handle();
        try {
            Calls.check(lightgbmlib.LGBM_BoosterCreate(data.handle(), parameters, out), "start training");
            return new Booster(lightgbmlib.voidpp_value(out));
        } finally {
            lightgbmlib.delete_voidpp(out);
        }
    }

    /** The model that {@link #text} wrote. */
    public static Booster read(String text) {
        LightGbmLibrary.load();
        SWIGTYPE_p_p_void out = lightgbmlib.voidpp_handle();
        SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
        try {
            Calls.check(lightgbmlib.LGBM_BoosterLoadModelFromString(text, iterations, out), "read its own model");
            return new Booster(lightgbmlib.voidpp_value(out));
        } finally {
            lightgbmlib.delete_intp(iterations);
            lightgbmlib.delete_voidpp(out);
        }
    }

    /** Has the metric of the parameters computed on {@code data} as well, which has to stay open. */
    public void validateOn(Dataset data) {
        Calls.check(lightgbmlib.LGBM_BoosterAddValidData(handle, data.handle()), "read the validation rows");
    }

    /**
     * Adds one tree.
     *
     * @return whether there was none to add, since no split meets the parameters any more
     */
    public boolean addTree() {
        SWIGTYPE_p_int finished = lightgbmlib.new_intp();
        try {
            Calls.check(lightgbmlib.LGBM_BoosterUpdateOneIter(handle, finished), "add a tree");
            return lightgbmlib.intp_value(finished) != 0;
        } finally {
            lightgbmlib.delete_intp(finished);
        }
    }

    /** The metric of the parameters, one at most, on the first validation data. */
    public double validationMetric() {
        SWIGTYPE_p_int count = lightgbmlib.new_intp();
        SWIGTYPE_p_double values = lightgbmlib.new_doubleArray(1);
        try {
            Calls.check(lightgbmlib.LGBM_BoosterGetEvalCounts(handle, count), "count its metrics");
            if (lightgbmlib.intp_value(count) != 1) {
                throw new IllegalStateException("expected one LightGBM metric, found " + lightgbmlib.intp_value(count));
            }
            Calls.check(lightgbmlib.LGBM_BoosterGetEval(handle, 1, count, values), "compute its metric");
            return lightgbmlib.doubleArray_getitem(values, 0);
        } finally {
            lightgbmlib.delete_doubleArray(values);
            lightgbmlib.delete_intp(count);
        }
    }

    /** The first {@code trees} trees in LightGBM's text form, every number with all its digits. */
    public String text(int trees) {
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            String text = lightgbmlib.LGBM_BoosterSaveModelToStringSWIG(
                    handle, 0, trees, lightgbmlibConstants.C_API_FEATURE_IMPORTANCE_GAIN, TEXT_BUFFER, length);
            Calls.check(text == null ? -1 : 0, "write its model");
            return text;
        } finally {
            lightgbmlib.delete_int64_tp(length);
        }
    }

    /**
     * The probability of fraud for each row.
     *
     * @param threads that share the work; each row's score is the same with any number
     */
    public double[] predict(FloatRows rows, int threads) {
        double[] scores = new double[rows.size()];
        SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(PREDICTED_ROWS);
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            for (int from = 0; from < scores.length; from += PREDICTED_ROWS) {
                int to = Math.min(from + PREDICTED_ROWS, scores.length);
                predict(rows, from, to, threads, length, out);
                for (int i = from; i < to; i++) {
                    scores[i] = lightgbmlib.doubleArray_getitem(out, i - from);
                }
            }
            return scores;
        } finally {
            lightgbmlib.delete_int64_tp(length);
            lightgbmlib.delete_doubleArray(out);
        }
    }

    private void predict(
            FloatRows rows, int from, int to, int threads, SWIGTYPE_p_long_long length, SWIGTYPE_p_double out) {
        try (NativeMatrix matrix = NativeMatrix.copyOf(rows, from, to)) {
            Calls.check(
                    lightgbmlib.LGBM_BoosterPredictForMat(
                            handle,
                            matrix.values().pointer(),
                            lightgbmlibConstants.C_API_DTYPE_FLOAT32,
                            matrix.rows(),
                            matrix.width(),
                            1,
                            lightgbmlibConstants.C_API_PREDICT_NORMAL,
                            0,
                            -1,
                            "num_threads=" + threads + " verbosity=-1",
                            length,
                            out),
                    "score rows");
        }
    }

    @Override
    public void close() {
        Calls.check(lightgbmlib.LGBM_BoosterFree(handle), "free a model");
    }
}
