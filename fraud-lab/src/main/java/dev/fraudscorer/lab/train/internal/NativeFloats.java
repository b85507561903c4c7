package dev.fraudscorer.lab.train.internal;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;

/** An array of floats outside the heap. Confined to one thread; to be closed by whoever made it. */
final class NativeFloats implements AutoCloseable {
    private final SWIGTYPE_p_float address;

    NativeFloats(long length) {
        address = lightgbmlib.new_floatArray(Math.max(1, length));
    }

    void set(long index, float value) {
        lightgbmlib.floatArray_setitem(address, index, value);
    }

    SWIGTYPE_p_void pointer() {
        return lightgbmlib.float_to_voidp_ptr(address);
    }

    @Override
    public void close() {
        lightgbmlib.delete_floatArray(address);
    }
}
