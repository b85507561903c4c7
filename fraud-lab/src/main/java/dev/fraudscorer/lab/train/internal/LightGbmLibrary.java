package dev.fraudscorer.lab.train.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/* Why this class loads the native library and not lightgbm4j.
 *
 * lightgbm4j's LGBMBooster unpacks its two libraries in its static initialiser, to files of fixed names in
 * java.io.tmpdir, over whatever is there. Two processes that start together overwrite each other's file while it is
 * being mapped, and anybody who may write to the folder chooses the code that is run. Its loader has no property to turn
 * that off; pointing java.io.tmpdir elsewhere for a moment would change it for every thread of the host.
 *
 * The classes generated from LightGBM's C interface (com.microsoft.ml.lightgbm), on the other hand, load nothing. So we
 * use these alone, never LGBMBooster or LGBMDataset, and load the libraries from a folder that is ours: created fresh
 * with access for this user only, and deleted as soon as they are mapped, so that a kill leaves nothing behind.
 * Windows does not delete a mapped file; there it is left to the JVM's exit.
 */
/**
 * Loads LightGBM's native library, once per class loader.
 *
 * <p>Unpacks it to a private folder under {@code java.io.tmpdir}; with the system property {@value #PATH_PROPERTY} it
 * is loaded from that folder instead and nothing is unpacked. Thread-safe.
 */
final class LightGbmLibrary {
    static final String PATH_PROPERTY = "fraudscorer.lightgbm.path";

    private static boolean loaded;

    private LightGbmLibrary() {}

    /**
     * Loads the library unless it is loaded.
     *
     * @throws IllegalStateException if it cannot be loaded; its message names what to install or to set
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        NativePlatform platform =
                NativePlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        @Nullable String folder = System.getProperty(PATH_PROPERTY);
        if (folder == null) {
            unpackAndLoad(platform);
        } else {
            load(Path.of(folder).toAbsolutePath(), platform);
        }
        loaded = true;
    }

    private static void unpackAndLoad(NativePlatform platform) {
        Path folder;
        try {
            folder = Files.createTempDirectory("fraudscorer-lightgbm-");
        } catch (IOException e) {
            throw new IllegalStateException(cannotUnpack(System.getProperty("java.io.tmpdir", "")), e);
        }
        try {
            unpack(platform, platform.core(), folder);
            unpack(platform, platform.binding(), folder);
            load(folder, platform);
        } catch (IOException e) {
            throw new IllegalStateException(cannotUnpack(folder.toString()), e);
        } finally {
            delete(folder.resolve(platform.binding()));
            delete(folder.resolve(platform.core()));
            delete(folder);
        }
    }

    private static void unpack(NativePlatform platform, String library, Path folder) throws IOException {
        String resource = "/lightgbm4j/" + platform.folder() + "/" + library;
        try (InputStream in = LightGbmLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource
                        + " on the class path; expected the jar io.github.metarank:lightgbm4j");
            }
            Files.copy(in, folder.resolve(library));
        }
    }

    private static void load(Path folder, NativePlatform platform) {
        try {
            // The binding links to the core by its bare name; the linker finds the one already loaded.
            System.load(folder.resolve(platform.core()).toString());
            System.load(folder.resolve(platform.binding()).toString());
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(LoadFailure.explain(String.valueOf(e.getMessage()), folder), e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The file is mapped and this system keeps it: nothing is wrong, it only goes later.
            path.toFile().deleteOnExit();
        }
    }

    private static String cannotUnpack(String folder) {
        return "cannot unpack LightGBM's native library to " + folder
                + "; set -Djava.io.tmpdir to a folder that can be written, or -D" + PATH_PROPERTY
                + " to a folder that holds the library unpacked";
    }
}
