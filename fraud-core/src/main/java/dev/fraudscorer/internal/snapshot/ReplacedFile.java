package dev.fraudscorer.internal.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * A file that is written aside and moved over the one it replaces once it is whole and on the disk, so that at each
 * moment one of the two is there. Confined to one thread; one writer per target.
 *
 * <p>The name aside is another one each time: were it always the same, two processes that write to one target by
 * mistake could publish a file that both have written to.
 */
final class ReplacedFile implements AutoCloseable {
    private static final String SUFFIX = ".writing";

    private final Path target;
    private final Path aside;
    private final FileChannel channel;
    private boolean replaced;

    private ReplacedFile(Path target, Path aside, FileChannel channel) {
        this.target = target;
        this.aside = aside;
        this.channel = channel;
    }

    /** Begins a file that only its owner may read; removes what a killed process left aside of the same target. */
    static ReplacedFile begin(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.resolveSibling("");
        String prefix = target.getFileName() + ".";
        removeLeftovers(folder, prefix);
        Path aside = Files.createTempFile(folder, prefix, SUFFIX);
        try {
            return new ReplacedFile(target, aside, FileChannel.open(aside, StandardOpenOption.WRITE));
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** Makes the file durable and puts it in the target's place. */
    void replace() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        replaced = true;
        force(target.resolveSibling(""));
    }

    /** Removes what was written unless it is in its place. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!replaced) {
            Files.deleteIfExists(aside);
        }
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
    private static void force(Path folder) {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            // The move is done and the snapshot whole: nothing is left to undo or to tell.
        }
    }
}
