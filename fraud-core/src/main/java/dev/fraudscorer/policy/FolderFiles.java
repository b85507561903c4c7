package dev.fraudscorer.policy;

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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files below one folder, which no symbolic link leads out of. A link to another place inside is followed, and so is
 * one that is the folder itself, once: a deployment that switches it meanwhile changes nothing. Immutable.
 */
final class FolderFiles extends PolicyFiles {
    private static final String LED_OUT = "a symbolic link leads out of the policy folder";
    private static final String NOT_REGULAR = "it is not a regular file";

    private final Path root;

    /** @param folder need not exist yet */
    FolderFiles(Path folder) {
        Path written = folder.toAbsolutePath().normalize();
        Path real;
        try {
            real = written.toRealPath();
        } catch (IOException e) {
            // Its other methods then fail, too, with the cause.
            real = written;
        }
        this.root = real;
    }

    @Override
    public @Nullable String inside(String written) {
        Path path = path(written);
        return path == null ? null : root.relativize(path).toString().replace('\\', '/');
    }

    /** The file or folder that a path stands for, whether it is there or not; null if the path itself leaves the folder. */
    private @Nullable Path path(String relative) {
        Path path = root.resolve(relative).normalize();
        return path.startsWith(root) ? path : null;
    }

    private Path required(String relative) throws NoSuchFileException {
        Path path = path(relative);
        if (path == null) {
            throw new NoSuchFileException(relative);
        }
        return path;
    }

    @Override
    public void check(String file) throws IOException {
        regular(required(file));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path directory = path(folder);
        if (directory == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(real(directory))) {
            return entries.filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
        }
    }

    /**
     * The same with all links followed.
     *
     * @param path of {@link #path}
     * @throws FileSystemException with its reason if a link leads out of the folder
     */
    private Path real(Path path) throws IOException {
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
     * @param path of {@link #path}
     * @throws FileSystemException with its reason if it is no regular file inside the folder
     */
    private Path regular(Path path) throws IOException {
        Path real = real(path);
        if (!Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw refused(path, NOT_REGULAR);
        }
        return real;
    }

    /** Opens a regular file; a link that takes its place meanwhile is not followed. */
    @Override
    public InputStream open(String file) throws IOException {
        return Channels.newInputStream(Files.newByteChannel(
                regular(required(file)), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }

    @Override
    public long size(String file) throws IOException {
        return Files.size(regular(required(file)));
    }

    /** Whether something is there, be it a link to nowhere. */
    @Override
    public boolean has(String file) {
        Path path = path(file);
        return path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private FileSystemException refused(Path path, String reason) {
        return new FileSystemException(root.relativize(path).toString(), null, reason);
    }
}
