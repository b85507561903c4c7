package dev.fraudscorer.benchmarks.features.duel;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs a measurement of this package's neighbours on an older version of the library. */
public final class OnOlderEngine {
    private OnOlderEngine() {}

    /**
     * Measures.
     *
     * @param arguments the class path of the older version, the measurement's class, and the measurement's arguments
     */
    public static void main(String[] arguments) throws Throwable {
        if (arguments.length < 2) {
            throw new IllegalArgumentException(
                    arguments.length + " arguments; expected the older benchmarks.jar, a class, and its arguments");
        }
        OlderEngine older = OlderEngine.of(arguments[0]);
        // What the library finds by the thread's class loader is the older version's, too.
        Thread.currentThread().setContextClassLoader(older);
        String[] own = Arrays.copyOfRange(arguments, 2, arguments.length);
        try {
            older.loadClass(arguments[1]).getMethod("main", String[].class).invoke(null, (Object) own);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
