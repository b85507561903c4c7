package dev.fraudscorer.simulator.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates files for output. */
public final class OutputFile {
    private static final int BUFFER = 1 << 16;

    private OutputFile() {}

    /**
     * Creates or replaces the file; its folder is made if it is not there.
     *
     * @param file compressed if its name ends in {@code .gz}
     */
    public static OutputStream create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        OutputStream out = Files.newOutputStream(file);
        boolean compressed = file.toString().endsWith(".gz");
        return new BufferedOutputStream(compressed ? new QuickGzip(out) : out, BUFFER);
    }
}
