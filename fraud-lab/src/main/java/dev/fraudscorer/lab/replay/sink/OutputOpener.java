package dev.fraudscorer.lab.replay.sink;

import java.io.IOException;
import java.io.OutputStream;

/** Opens an output when it is needed. */
@FunctionalInterface
public interface OutputOpener {
    /**
     * Creates or replaces it.
     *
     * @throws IOException if it cannot be written
     */
    OutputStream open() throws IOException;
}
