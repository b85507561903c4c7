package dev.fraudscorer.lab.train.internal;

import com.microsoft.ml.lightgbm.lightgbmlib;

/** Checks what LightGBM's C functions return. */
final class Calls {
    private Calls() {}

    /**
     * Passes if {@code status} is zero.
     *
     * @param what what was attempted, to complete "LightGBM cannot …"
     */
    static void check(int status, String what) {
        if (status != 0) {
            throw new IllegalStateException("LightGBM cannot " + what + ": " + lightgbmlib.LGBM_GetLastError());
        }
    }
}
