package dev.fraudscorer.features.forget;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * All that this JVM can still reach, as bytes: a dump of its heap after a collection. What is looked for must be made after the dump,
 * or the dump has it.
 */
public final class HeapSearch {
    private final Path file;

    private HeapSearch(Path file) {
        this.file = file;
    }

    /** Dumps the heap to a file that is not there. */
    public static HeapSearch dump(Path file) throws IOException {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        bean.dumpHeap(file.toString(), true);
        return new HeapSearch(file);
    }

    /** How often some bytes are in it. */
    public int count(byte[] what) throws IOException {
        int[] next = restarts(what);
        int found = 0;
        int matched = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    while (matched > 0 && buffer[i] != what[matched]) {
                        matched = next[matched];
                    }
                    if (buffer[i] == what[matched] && ++matched == what.length) {
                        found++;
                        matched = next[matched];
                    }
                }
            }
        }
        Arrays.fill(buffer, (byte) 0);
        return found;
    }

    /** By how many bytes match, how many still do when the next one does not (Knuth, Morris and Pratt). */
    private static int[] restarts(byte[] what) {
        int[] next = new int[what.length + 1];
        int matched = 0;
        for (int i = 1; i < what.length; i++) {
            while (matched > 0 && what[i] != what[matched]) {
                matched = next[matched];
            }
            if (what[i] == what[matched]) {
                matched++;
            }
            next[i + 1] = matched;
        }
        return next;
    }
}
