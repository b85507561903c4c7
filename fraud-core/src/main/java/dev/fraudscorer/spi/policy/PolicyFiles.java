package dev.fraudscorer.spi.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files below one folder, which no symbolic link leads out of. A link to another place inside is followed, and so is
 * one that is the folder itself, once: a deployment that switches it meanwhile changes nothing. Immutable.
 */
final class PolicyFiles {
    private static final String LED_OUT = "a symbolic link leads out of the policy folder";
    private static final String NOT_REGULAR = "it is not a regular file";

    private final Path root;

    /** @param folder need not exist yet */
    PolicyFiles(Path folder) {
        Path written = folder.toAbsolutePath().normalize();
        Path real;
        try {
            real = written.toRealPath();
        } catch (IOException e) {
            // Whatever is asked of it then fails, too, and says why.
            real = written;
        }
        this.root = real;
    }

    /** The folder, with all links on the way to it followed. */
    Path root() {
        return root;
    }

    /** The file or folder that a path stands for, whether it is there or not; null if the path itself leaves the folder. */
    @Nullable
    Path inside(String relative) {
        Path path = root.resolve(relative).normalize();
        return path.startsWith(root) ? path : null;
    }

    /**
     * The same with all links followed.
     *
     * @param path of {@link #inside}
     * @throws FileSystemException with its reason if a link leads out of the folder
     */
    Path real(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!real.startsWith(root)) {
            throw refused(path, LED_OUT);
        }
        return real;
    }

    /**
     * A regular file with all links followed. A pipe or a device is refused before it is opened, since that may wait for
     * ever.
     *
     * @param path of {@link #inside}
     * @throws FileSystemException with its reason if it is no regular file inside the folder
     */
    Path regular(Path path) throws IOException {
        Path real = real(path);
        if (!Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw refused(path, NOT_REGULAR);
        }
        return real;
    }

    /** Opens a regular file; a link that takes its place meanwhile is not followed. */
    InputStream open(String relative) throws IOException {
        Path path = inside(relative);
        if (path == null) {
            throw new NoSuchFileException(relative);
        }
        return Channels.newInputStream(
                Files.newByteChannel(regular(path), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }

    /** How many bytes a regular file has. */
    long size(String relative) throws IOException {
        Path path = inside(relative);
        if (path == null) {
            throw new NoSuchFileException(relative);
        }
        return Files.size(regular(path));
    }

    /** Whether something is there, be it a link to nowhere. */
    boolean exists(String relative) {
        Path path = inside(relative);
        return path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private FileSystemException refused(Path path, String reason) {
        return new FileSystemException(root.relativize(path).toString(), null, reason);
    }

    /** What went wrong, without the path, which may be one outside of the folder. */
    static String fault(IOException cause) {
        String reason = cause instanceof FileSystemException system ? system.getReason() : null;
        return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
    }
}
