package dev.fraudscorer.internal.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, from a file that the build writes. */
public final class LibraryVersion {
    /** Such as {@code 1.2.0}. */
    public static final String VALUE = read();

    private LibraryVersion() {}

    private static String read() {
        try (InputStream in =
                LibraryVersion.class.getResourceAsStream("/dev/fraudscorer/internal/library.properties")) {
            if (in == null) {
                throw new IllegalStateException("fraud-core lacks its library.properties; is the jar whole?");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
