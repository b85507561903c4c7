package dev.fraudscorer.internal.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that is written aside and moved over the one it replaces once it is whole and on the disk, so that at each
 * moment one of the two is there. Confined to one thread; one writer per target.
 *
 * <p>The name aside is another one each time: were it always the same, two processes that write to one target by
 * mistake could publish a file that both have written to. It cannot be guessed and is made by the one call that opens
 * it, so that nobody else's file or link is ever written to.
 */
final class ReplacedFile implements AutoCloseable {
    private static final String SUFFIX = ".writing";
    private static final int ATTEMPTS = 8;
    private static final SecureRandom NAMES = new SecureRandom();
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path target;
    private final Path aside;
    private final FileChannel channel;
    private boolean replaced;

    private ReplacedFile(Path target, Path aside, FileChannel channel) {
        this.target = target;
        this.aside = aside;
        this.channel = channel;
    }

    /**
     * Begins a file that only its owner may read; removes what a killed process left aside of the same target.
     *
     * @throws UnwrittenSnapshotException if the target is there and not a regular file
     */
    static ReplacedFile begin(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        requireReplaceable(target);
        Path folder = target.resolveSibling("");
        String prefix = target.getFileName() + ".";
        removeLeftovers(folder, prefix);
        FileAttribute<?>[] ownersOnly = ownersOnly(folder);
        for (int attempt = 1; ; attempt++) {
            Path aside = folder.resolve(prefix + Long.toUnsignedString(NAMES.nextLong()) + SUFFIX);
            try {
                return new ReplacedFile(target, aside, FileChannel.open(aside, NEW, ownersOnly));
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Of what was written, too. */
    FileChannel channel() {
        return channel;
    }

    /** Makes what was written durable. */
    void force() throws IOException {
        channel.force(true);
    }

    /** Puts the file in the target's place. */
    void replace() throws IOException {
        channel.close();
        requireReplaceable(target);
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        replaced = true;
        forceFolder(target.resolveSibling(""));
    }

    /** Removes what was written unless it is in its place. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!replaced) {
            Files.deleteIfExists(aside);
        }
    }

    /** A move replaces whatever is there, were it a device that the whole machine needs. */
    private static void requireReplaceable(Path target) throws IOException {
        try {
            BasicFileAttributes there =
                    Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!there.isRegularFile() || target.getFileName() == null) {
                throw new UnwrittenSnapshotException(
                        "its target is " + FileKind.of(there) + " and not a regular file, which alone is replaced");
            }
        } catch (NoSuchFileException e) {
            // Nothing is replaced.
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }

    private static void removeLeftovers(Path folder, String prefix) {
        Pattern leftover = Pattern.compile(Pattern.quote(prefix) + "\\d+" + Pattern.quote(SUFFIX));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, path -> leftover.matcher(path.getFileName().toString()).matches())) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What is left takes room only; a folder that cannot be used shows when the new file is made.
        }
    }

    /** Makes the move itself durable. Not every platform can open a folder; there the file system has to see to it. */
    private static void forceFolder(Path folder) {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            // The move is done and the snapshot whole: nothing is left to undo or to report.
        }
    }
}
